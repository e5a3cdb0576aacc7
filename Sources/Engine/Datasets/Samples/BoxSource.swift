/// Who or what drew a box. Files of other programs may name others than these.
package struct BoxSource: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let userLabel = BoxSource(rawValue: "user_label")
  package static let userClick = BoxSource(rawValue: "user_click")
  package static let detector = BoxSource(rawValue: "detector")
  package static let templateMatching = BoxSource(rawValue: "template_matching")
  package static let model = BoxSource(rawValue: "model")

  /// Whether a person drew the box, so that nobody needs to confirm it.
  package var isHuman: Bool { self == .userLabel || self == .userClick }
}
