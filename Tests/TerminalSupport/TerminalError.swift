/// Why a test on a terminal cannot continue.
public enum TerminalError: Error, CustomStringConvertible {
  case noTerminal(String)
  case cannotStart(String, String)
  case hungUp
  case timedOut(waitingFor: String, at: String, screen: String)
  case ended(ExitStatus, waitingFor: String, at: String, screen: String)
  case stillRunning(at: String, screen: String)
  case mouseNotAskedFor(needed: MouseTracking, asked: MouseTracking)

  public var description: String {
    switch self {
    case .noTerminal(let reason): "no pseudo-terminal: \(reason)"
    case .cannotStart(let program, let reason): "\(program) did not start: \(reason)"
    case .hungUp: "the terminal was closed before"
    case .timedOut(let wanted, let place, let screen):
      "\(place): timed out waiting for \(wanted); the screen:\n\(screen)"
    case .ended(let status, let wanted, let place, let screen):
      "\(place): the program ended (\(status)) while waiting for \(wanted); the screen:\n\(screen)"
    case .stillRunning(let place, let screen):
      "\(place): the program does not end; the screen:\n\(screen)"
    case .mouseNotAskedFor(let needed, let asked):
      "a terminal would report no mouse \(needed), since the program asked for \(asked)"
    }
  }
}
