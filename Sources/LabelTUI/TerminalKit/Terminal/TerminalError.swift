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
      "standard input and output are no terminal: start it in one, or see labeltui --help for what"
        + " works without"
    case .noName:
      "TERM is not set: set it to the terminal's name, for example TERM=xterm-256color"
    case .unknown(let name):
      "TERM=\(name) is unknown here: install ncurses-term, or try TERM=xterm-256color"
    case .tooSimple(let name):
      "TERM=\(name) cannot place the cursor: try TERM=xterm-256color"
    case .refused(let name):
      "the terminal (TERM=\(name)) cannot be driven: try TERM=xterm-256color"
    case .signals(let code):
      "signals cannot be received (errno \(code)): raise the limit of open files (ulimit -n)"
    case .pipe(let error): error.description
    case .interrupted: "interrupted while the terminal was asked: try again"
    }
  }
}
