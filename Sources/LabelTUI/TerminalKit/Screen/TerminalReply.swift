/// A terminal's reply to a query.
package enum TerminalReply: Hashable, Sendable {
  /// The kind of terminal (DA1): its features by number; 4 is sixel.
  case attributes([Int])
  /// Name and version, made visible (XTVERSION).
  case version(String)
  /// The setting of a private mode (DECRQM): 0 unknown, 1 set, 2 reset, 3 permanently set, 4
  /// permanently reset.
  case mode(Int, setting: Int)
  /// The current text colors and attributes, as SGR parameters (DECRQSS).
  case textAttributes([Int?])
  /// Whether a picture could be shown by the kitty protocol.
  case kittyGraphics(isAccepted: Bool)
  case cellSize(PixelSize)
  /// The background color 0xRRGGBB (OSC 11).
  case background(UInt32)
}
