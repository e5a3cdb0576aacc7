/// A test on a terminal cannot continue.
public enum TerminalError: Error, CustomStringConvertible {
  case noTerminal(String)
  case cannotStart(String, String)
  case hungUp
  case timedOut(waitingFor: String, at: String, screen: String)
  case ended(ExitStatus, waitingFor: String, at: String, screen: String)
  case stillRunning(at: String, screen: String)
  case mouseNotEnabled(needed: MouseTracking, enabled: MouseTracking)

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
    case .mouseNotEnabled(let needed, let enabled):
      "a terminal would not report mouse \(needed), because the program has enabled \(enabled)"
    }
  }
}
