/// The terminal modes, beyond terminfo, that the program sets. Terminals without them ignore them.
///
/// curses can enable the mouse, but not drags, and does not support bracketed paste. Each mode set
/// here must be reset wherever the program leaves the terminal.
enum TerminalModes {
  /// Mouse buttons and drags (1002), SGR mouse reports (1006), bracketed paste (2004).
  static let enter = Array("\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h".utf8)
  static let leave = Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l".utf8)

  /// Ends an incomplete picture, which would swallow the following output; otherwise it has no
  /// effect.
  static let endString = Array("\u{1B}\\".utf8)

  /// Begin and end of a frame, for terminals that support synchronized output.
  static let beginFrame = Array("\u{1B}[?2026h".utf8)
  static let endFrame = Array("\u{1B}[?2026l".utf8)
}
