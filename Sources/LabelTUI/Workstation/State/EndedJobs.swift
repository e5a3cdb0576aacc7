/// The last jobs that ended, for the list of jobs.
struct EndedJobs: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    var title: String
    /// Why it failed; nil if it did not.
    var failure: String?
    /// How many jobs in a row ended like this.
    var count = 1
  }

  /// Oldest first.
  private(set) var entries: [Entry] = []

  private static let limit = 30

  /// Notes that a job ended.
  mutating func note(_ title: String, failure: String?) {
    if let last = entries.indices.last, entries[last].title == title,
      entries[last].failure == failure
    {
      entries[last].count += 1
      return
    }
    entries.append(Entry(title: title, failure: failure))
    entries = entries.suffix(Self.limit)
  }
}

extension AppState {
  /// Notes the end of a job of `kind` that the user waited for.
  mutating func noteEnd(of kind: Job.Kind, failure: String?) {
    guard let running = jobs[kind] else { return }
    endedJobs.note(running.title, failure: failure)
  }

  /// The kinds of the running jobs, in the order of the list of jobs.
  var runningKinds: [Job.Kind] {
    jobs.keys.sorted { $0.rawValue < $1.rawValue }
  }
}
