/// What one turn of the event loop took, for measuring.
struct FrameRecord: Codable, Equatable {
  /// Seconds from the start of the loop until something woke it.
  var start: Double
  /// Milliseconds from there to the end of the output, and what they consist of.
  var total: Double
  var state: Double
  var view: Double
  var terminal: Double
  /// What woke it: events of the terminal, reports of jobs.
  var events: Int
  var reports: Int
  /// Whether the picture was all there, of a capture that fills the screen.
  var isComplete: Bool

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
