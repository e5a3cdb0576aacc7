/// Waits for texts on the screen, and for the end of the program.
extension TerminalSession {
  /// Waits until a text is on the screen.
  public func waitFor(
    _ text: String, timeout: Duration = patience, file: String = #fileID, line: Int = #line
  ) throws {
    try waitFor("\"\(text)\"", timeout: timeout, file: file, line: line) { screen in
      screen.rows.contains { $0.contains(text) }
    }
  }

  /// Waits until a text is no longer on the screen.
  public func waitForNo(
    _ text: String, timeout: Duration = patience, file: String = #fileID, line: Int = #line
  ) throws {
    try waitFor("no \"\(text)\"", timeout: timeout, file: file, line: line) { screen in
      !screen.rows.contains { $0.contains(text) }
    }
  }

  /// Waits until `isAsWanted` returns true. `description` says in the error what the test waited for.
  public func waitFor(
    _ description: String, timeout: Duration = patience, file: String = #fileID, line: Int = #line,
    until isAsWanted: (EmulatedScreen) -> Bool
  ) throws {
    let place = "\(file):\(line)"
    let deadline = ContinuousClock.now + timeout
    while !isAsWanted(screen) {
      let hasOutput = try pump(waitingUpTo: Self.interval)
      terminal.updateExitStatus()
      if let status = terminal.exitStatus, !hasOutput {
        readToTheEnd()
        if isAsWanted(screen) { return }
        throw TerminalError.ended(status, waitingFor: description, at: place, screen: screen.framed)
      }
      guard ContinuousClock.now < deadline else {
        throw TerminalError.timedOut(waitingFor: description, at: place, screen: screen.framed)
      }
    }
  }

  /// Waits until the program has ended, and returns its exit status. The screen then shows all its output.
  @discardableResult
  public func waitForExit(
    timeout: Duration = patience, file: String = #fileID, line: Int = #line
  ) throws -> ExitStatus {
    let deadline = ContinuousClock.now + timeout
    while true {
      terminal.updateExitStatus()
      if let status = terminal.exitStatus {
        readToTheEnd()
        return status
      }
      guard ContinuousClock.now < deadline else {
        throw TerminalError.stillRunning(at: "\(file):\(line)", screen: screen.framed)
      }
      try pump(waitingUpTo: Self.interval)
    }
  }

  private func readToTheEnd() {
    terminal.closeProgramEnd()
    while true {
      let output = terminal.read(waitingUpTo: Self.finalOutputTimeout)
      if output.isEmpty { return }
      screen.feed(output)
    }
  }

  /// The longest wait for more output of a program that has ended. Its children may keep the line open.
  private static var finalOutputTimeout: Duration { .milliseconds(200) }

  /// The longest wait for output before the next check whether the program has ended.
  private static var interval: Duration { .milliseconds(5) }
}
