/// The modes beyond terminfo that the program asks a terminal for. One that lacks them ignores them.
///
/// curses would ask for the mouse, but not for drags, and knows nothing of pastes; what is written
/// here is also what has to be taken back, wherever the program leaves the terminal.
enum TerminalModes {
  /// Mouse buttons and drags (1002) in SGR form (1006), pastes in brackets (2004).
  static let enter = Array("\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h".utf8)
  static let leave = Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l".utf8)

  /// Ends a picture that was broken off, which would take in what follows; else it means nothing.
  static let endString = Array("\u{1B}\\".utf8)

  /// Around a frame, where the terminal knows the mode: it shows nothing in between.
  static let beginFrame = Array("\u{1B}[?2026h".utf8)
  static let endFrame = Array("\u{1B}[?2026l".utf8)
}
