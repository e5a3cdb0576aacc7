extension TerminalSession {
  /// Waits until the program has read all its input, drawn the result, and sleeps.
  ///
  /// Use it if there is nothing on the screen to wait for. It checks that all threads sleep, and that no thread ran
  /// between two checks. It does not wait for other processes and timers. After an Escape it waits longer, until
  /// programs read the Escape as a key.
  public func waitUntilIdle(
    timeout: Duration = patience, file: String = #fileID, line: Int = #line
  ) throws {
    let place = "\(file):\(line)"
    let deadline = ContinuousClock.now + timeout
    while try !isIdle() {
      terminal.updateExitStatus()
      if let status = terminal.exitStatus {
        throw TerminalError.ended(status, waitingFor: "rest", at: place, screen: screen.framed)
      }
      guard ContinuousClock.now < deadline else {
        throw TerminalError.timedOut(waitingFor: "rest", at: place, screen: screen.framed)
      }
    }
  }

  private func isIdle() throws -> Bool {
    guard try !pump(), let activity = ProcessActivity(of: terminal.process), activity.isAsleep,
      hasWoken(activity), terminal.unreadInput == 0
    else {
      try pump(waitingUpTo: .milliseconds(1))
      return false
    }
    let quiet: Duration = lastInputWasEscape ? .milliseconds(60) : .milliseconds(2)
    return try !pump(waitingUpTo: quiet) && ProcessActivity(of: terminal.process) == activity
  }

  /// Whether the program ran since the last input, which needs some time to reach the program.
  private func hasWoken(_ activity: ProcessActivity) -> Bool {
    activityBeforeInput.map(activity.mainThreadRan(since:)) ?? true
  }
}
