/// The time that one turn of the event loop took, for measurements.
package struct LoopTurn: Codable, Equatable {
  /// Seconds from the start of the loop until something woke it.
  package var start: Double
  /// Milliseconds from there to the end of the output, and what they consist of.
  package var total: Double
  package var state: Double
  package var view: Double
  package var terminal: Double
  /// What woke it: events of the terminal, reports of jobs.
  package var events: Int
  package var reports: Int
  /// Whether the picture was all there, of a capture that fills the screen.
  package var isComplete: Bool

  /// A turn that took no time.
  init() {
    (start, total, state, view, terminal) = (0, 0, 0, 0, 0)
    (events, reports, isComplete) = (0, 0, false)
  }

  private enum CodingKeys: String, CodingKey {
    case start = "start_s"
    case total = "total_ms"
    case state = "state_ms"
    case view = "view_ms"
    case terminal = "terminal_ms"
    case events, reports
    case isComplete = "is_complete"
  }
}
