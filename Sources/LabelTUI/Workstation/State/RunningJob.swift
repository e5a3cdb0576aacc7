/// Jobs of one kind that the user waits for, as the status line shows them.
struct RunningJob: Equatable, Sendable {
  /// What it does: "Saving", "Exporting".
  var title: String
  /// 0...1, of the job that runs at the moment.
  var progress = 0.0
  /// Jobs of this kind that have not ended.
  var count = 1
}

extension AppState {
  /// Notes that a job of `kind` was asked for.
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
