/// The content of a cell of the emulated screen.
public struct EmulatedCell: Hashable, Sendable {
  /// The characters: a space in an empty cell, and nothing in the second half of a wide character.
  public var text: String
  public var foreground: EmulatedColor
  public var background: EmulatedColor
  public var isBold: Bool
  public var isUnderlined: Bool
  public var isReversed: Bool
}
