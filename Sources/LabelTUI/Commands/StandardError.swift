import Glibc

/// Writes messages to standard error.
enum StandardError {
  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes `line` and a newline.
  static func writeLine(_ line: String) { write(line + "\n") }

  /// Writes `text`. A failed write is ignored.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
