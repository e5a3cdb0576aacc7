/// Who or what drew a box. Files of other programs may name other sources.
package struct BoxSource: RawRepresentable, Hashable, Sendable, Codable {
  /// The name in files.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// A person drew the box.
  package static let userLabel = BoxSource(rawValue: "user_label")
  /// A person clicked on the object.
  package static let userClick = BoxSource(rawValue: "user_click")
  /// A detector of the program found the box.
  package static let detector = BoxSource(rawValue: "detector")
  /// Template matching found the box.
  package static let templateMatching = BoxSource(rawValue: "template_matching")
  /// A model predicted the box.
  package static let model = BoxSource(rawValue: "model")

  /// Whether a person drew the box, so that it needs no confirmation.
  package var isHuman: Bool { self == .userLabel || self == .userClick }
  /// Whether a kind of program that we know found the box.
  package var isProgram: Bool { [.detector, .templateMatching, .model].contains(self) }
}
