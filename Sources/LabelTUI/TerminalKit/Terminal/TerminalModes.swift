/// Sequences for terminal modes that terminfo and curses do not support, such as mouse drags and bracketed paste.
/// Terminals without these modes ignore the sequences.
///
/// `leave` must reset every mode that `enter` sets.
enum TerminalModes {
  /// Mouse buttons and drags (1002), SGR mouse reports (1006), bracketed paste (2004).
  static let enter = Array("\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h".utf8)
  static let leave = Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l".utf8)

  /// Ends an incomplete picture. Without it, the terminal would read the following output as part of the picture.
  static let endString = Array("\u{1B}\\".utf8)

  /// Begin and end of a grid, for terminals that support synchronized output.
  static let beginFrame = Array("\u{1B}[?2026h".utf8)
  static let endFrame = Array("\u{1B}[?2026l".utf8)
}
