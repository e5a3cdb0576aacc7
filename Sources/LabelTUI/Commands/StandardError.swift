import Glibc

/// What a command says beside its answer.
enum StandardError {
  /// Whether a person is likely to read it.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes `line` and a newline.
  static func say(_ line: String) { write(line + "\n") }

  /// Writes `text` as it is; that nobody takes it changes nothing.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
