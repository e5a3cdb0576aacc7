/// A terminal's reply to a query.
package enum TerminalReply: Hashable, Sendable {
  /// The numbers of the terminal's features (DA1); 4 is sixel.
  case attributes([Int])
  /// Name and version, made visible (XTVERSION).
  case version(String)
  /// The setting of a private mode (DECRQM): 0 unknown, 1 set, 2 reset, 3 permanently set, 4
  /// permanently reset.
  case mode(Int, setting: Int)
  /// The current text colors and attributes, as SGR parameters (DECRQSS).
  case textAttributes([Int?])
  /// Whether the terminal can show a picture sent with the kitty protocol.
  case kittyGraphics(isAccepted: Bool)
  /// The size of a cell in pixels.
  case cellSize(PixelSize)
  /// The background color 0xRRGGBB (OSC 11).
  case background(UInt32)
}
