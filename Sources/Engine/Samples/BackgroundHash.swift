import Dispatch
import Synchronization

/// The hash of a window's samples, computed by a thread of its own while something else is done.
final class BackgroundHash: Sendable {
  private static let queue = DispatchQueue(
    label: "labeltui.engine.hash", qos: .userInitiated, attributes: .concurrent)

  private let outcome = Mutex<Result<String, any Error>?>(nil)
  private let isCancelled = Atomic(false)
  private let group = DispatchGroup()

  /// Begins to hash samples `range` of `source`; of a range past its end there is no hash.
  init(of source: some IQSource, samples range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= source.sampleCount else { return }
    let priority = ThreadPriority.current
    Self.queue.async(group: group) { [self] in
      priority.adopt()
      let result = Result {
        try IQHash.hexadecimal(of: source, samples: range) { _ in
          !isCancelled.load(ordering: .relaxed)
        }
      }
      outcome.withLock { $0 = result }
    }
  }

  /// Has the thread stop soon.
  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Waits for the hash.
  func result() throws -> String {
    group.wait()
    guard let result = outcome.withLock({ $0 }) else { throw SpectrogramError.cancelled }
    return try result.get()
  }
}
