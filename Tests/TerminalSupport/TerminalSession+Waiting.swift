/// Waiting for the screen, and for the end of the program.
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

  /// Waits until the screen is as wanted; `description` describes it in the message of a failure.
  public func waitFor(
    _ description: String, timeout: Duration = patience, file: String = #fileID, line: Int = #line,
    until isAsWanted: (EmulatedScreen) -> Bool
  ) throws {
    let place = "\(file):\(line)"
    let deadline = ContinuousClock.now + timeout
    while !isAsWanted(screen) {
      let came = try pump(waitingUpTo: Self.interval)
      terminal.updateExitStatus()
      if let status = terminal.exitStatus, !came {
        readToTheEnd()
        if isAsWanted(screen) { return }
        throw TerminalError.ended(status, waitingFor: description, at: place, screen: screen.framed)
      }
      guard ContinuousClock.now < deadline else {
        throw TerminalError.timedOut(waitingFor: description, at: place, screen: screen.framed)
      }
    }
  }

  /// Waits until the program has ended, and returns its status. Afterwards the screen shows all its
  /// output.
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
      let output = terminal.read(waitingUpTo: Self.lastWordsPatience)
      if output.isEmpty { return }
      screen.feed(output)
    }
  }

  /// How long to wait for more output of a program that has ended: only its children may keep the
  /// line open.
  private static var lastWordsPatience: Duration { .milliseconds(200) }

  /// How long to wait for output before checking again whether the program has ended.
  private static var interval: Duration { .milliseconds(5) }
}
