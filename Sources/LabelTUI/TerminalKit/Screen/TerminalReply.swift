/// What a terminal answers to a question.
package enum TerminalReply: Hashable, Sendable {
  /// What kind of terminal it is (DA1): its features by number, of which 4 is sixel.
  case attributes([Int])
  /// Name and version, made fit to be shown (XTVERSION).
  case version(String)
  /// What a private mode is (DECRQM): 0 unknown, 1 and 2 set and reset, 3 and 4 so for good.
  case mode(Int, setting: Int)
  /// The colors and attributes text is written with, as the parameters of SGR (DECRQSS).
  case textAttributes([Int?])
  /// A picture by the kitty protocol could be shown, or could not.
  case kittyGraphics(isAccepted: Bool)
  case cellSize(PixelSize)
  /// The color 0xRRGGBB behind text (OSC 11).
  case background(UInt32)
}
