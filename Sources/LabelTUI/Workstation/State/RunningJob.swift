/// Jobs of one kind that the user waits for, as the status line shows them.
struct RunningJob: Equatable, Sendable {
  /// The text for the status line, such as "Saving" or "Exporting".
  var title: String
  /// The progress of the job that is running, 0...1.
  var progress = 0.0
  /// The number of jobs of this kind that have not ended.
  var count = 1
}

extension AppState {
  /// Notes that a job of `kind` was requested.
  mutating func beginJob(_ kind: Job.Kind) {
    jobs[kind, default: RunningJob(title: kind.rawValue, count: 0)].count += 1
  }

  /// Notes that a job of `kind` has ended.
  mutating func endJob(_ kind: Job.Kind) {
    guard var running = jobs[kind] else { return }
    running.count -= 1
    running.progress = 0
    jobs[kind] = running.count > 0 ? running : nil
  }
}
