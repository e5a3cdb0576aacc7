import Foundations

/// Why a terminal cannot be used.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case noTerminal
  case noName
  case unknown(String)
  case tooSimple(String)
  case refused(String)
  case signals(Int32)
  case pipe(WakePipeError)
  case interrupted

  package var description: String {
    switch self {
    case .noTerminal:
      "standard input or output is not a terminal; run it in one, or see labeltui --help for commands"
        + " that need none"
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
