/// The durations of one turn of the event loop, for measurements.
package struct LoopTurn: Codable, Equatable {
  /// Seconds from the start of the loop to the start of this turn.
  package var start: Double
  /// Milliseconds from the start of the turn to the end of its output.
  package var total: Double
  /// Milliseconds for updating the state.
  package var state: Double
  /// Milliseconds for drawing the views.
  package var view: Double
  /// Milliseconds for the output to the terminal.
  package var terminal: Double
  /// The number of terminal events that the turn handled.
  package var events: Int
  /// The number of job results that the turn handled.
  package var reports: Int
  /// Whether the picture of the document on the screen was complete.
  package var isComplete: Bool

  /// A turn of no duration.
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
