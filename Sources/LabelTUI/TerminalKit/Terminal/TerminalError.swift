import Foundations

/// Why the program cannot use the terminal.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input or output is not a terminal.
  case noTerminal
  /// TERM is not set.
  case noName
  /// Terminfo has no entry with this name.
  case unknown(String)
  /// The terminal with this name cannot move the cursor.
  case tooSimple(String)
  /// curses cannot use the terminal with this name.
  case refused(String)
  /// The program cannot receive signals; the value is the errno.
  case signals(Int32)
  /// The program cannot create a pipe.
  case pipe(WakePipeError)
  /// A signal ended the program while it waited for the terminal.
  case interrupted

  package var description: String {
    switch self {
    case .noTerminal:
      "standard input or output is not a terminal; run the program in a terminal, or see labeltui --help"
        + " for commands that need no terminal"
    case .noName:
      "TERM is not set; set it to the terminal's name, for example TERM=xterm-256color"
    case .unknown(let name):
      "TERM=\(name) is not in the terminfo database; install ncurses-term, or try TERM=xterm-256color"
    case .tooSimple(let name):
      "TERM=\(name) cannot move the cursor; try TERM=xterm-256color"
    case .refused(let name):
      "curses cannot use the terminal (TERM=\(name)); try TERM=xterm-256color"
    case .signals(let code):
      "cannot receive signals (errno \(code)); raise the limit of open files (ulimit -n)"
    case .pipe(let error): error.description
    case .interrupted: "interrupted while waiting for the terminal; try again"
    }
  }
}
