/// Ends a command with an exit code of its own. Thrown by commands whose codes mean something, such as
/// `diff`.
struct ExitStatus: Error, Equatable {
  /// The exit code.
  let code: Int32
  /// The line for standard error; nil if the command has said everything.
  let message: String?

  /// An end with the exit code `code`.
  init(_ code: Int32, _ message: String? = nil) {
    self.code = code
    self.message = message
  }
}
