/// What one cell of the emulated screen shows.
public struct EmulatedCell: Hashable, Sendable {
  /// The characters in it: a space where nothing was written, nothing in the second half of a wide character.
  public var text: String
  public var foreground: EmulatedColor
  public var background: EmulatedColor
  public var isBold: Bool
  public var isUnderlined: Bool
  public var isReversed: Bool
}
