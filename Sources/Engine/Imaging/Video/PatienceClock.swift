/// Measures how long the program has waited for an answer.
///
/// Time in which the program itself was stopped, such as by Ctrl-Z, does not count: then the other process was stopped
/// as well.
struct PatienceClock {
  private var left: Duration
  private var last = ContinuousClock.now

  /// The longest time between two looks at the clock that counts.
  private static let longestStep = Duration.milliseconds(100)

  init(_ patience: Duration) { left = patience }

  /// Whether the patience is over. To be called every few milliseconds.
  mutating func isOver() -> Bool {
    let now = ContinuousClock.now
    left -= min(last.duration(to: now), Self.longestStep)
    last = now
    return left < .zero
  }
}
