import Foundations
import Libraries
import Synchronization

/// Puts finished samples, which arrive in any order, into the log in their order.
///
/// Samples wait until their files are on disk. The disk is flushed so rarely that it takes at most a tenth of the time.
final class FinishedSamples: Sendable {
  private static let shortestPause = Duration.milliseconds(200)

  private struct State {
    let log: GenerationLog
    var waiting: [Int: GeneratedSample] = [:]
    var nextFlush = ContinuousClock.now + shortestPause
  }

  private let path: String
  private let state: Mutex<State>

  /// Samples of the dataset at `path` for `log`, which nothing else uses from now on.
  init(_ log: sending GenerationLog, path: String) {
    self.path = path
    state = Mutex(State(log: log))
  }

  /// Adds `sample`. From time to time, this waits for the disk.
  func add(_ sample: GeneratedSample) throws {
    let result = state.withLock { state in
      Result {
        state.waiting[sample.number] = sample
        if ContinuousClock.now >= state.nextFlush { try flush(&state) }
      }
    }
    try result.get()
  }

  /// Puts all samples into the log that have no unfinished ones before them.
  func flush() throws { try state.withLock { state in Result { try flush(&state) } }.get() }

  /// The number of samples in the log.
  var count: Int { state.withLock { $0.log.count } }

  /// Calls `body` with each sample in the log, in order.
  func read(_ body: (GeneratedSample) throws -> Void) throws {
    let path = state.withLock { $0.log.path }
    try GenerationLog.read(path, body)
  }

  private func flush(_ state: inout State) throws {
    let start = ContinuousClock.now
    var ready: [GeneratedSample] = []
    while let next = state.waiting[state.log.count + ready.count] { ready.append(next) }
    if !ready.isEmpty {
      try DiskSync.flush(fileSystemOf: path)
      try state.log.append(ready)
      for sample in ready { state.waiting[sample.number] = nil }
    }
    let end = ContinuousClock.now
    state.nextFlush = end + max(Self.shortestPause, (end - start) * 9)
  }
}
