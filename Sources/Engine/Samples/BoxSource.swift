/// Who or what drew a box. Files of other programs may name others than these.
public struct BoxSource: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let userLabel = BoxSource(rawValue: "user_label")
  public static let userClick = BoxSource(rawValue: "user_click")
  public static let detector = BoxSource(rawValue: "detector")
  public static let templateMatching = BoxSource(rawValue: "template_matching")
  public static let model = BoxSource(rawValue: "model")

  /// Whether a person drew the box, so that nobody needs to confirm it.
  public var isHuman: Bool { self == .userLabel || self == .userClick }
}
