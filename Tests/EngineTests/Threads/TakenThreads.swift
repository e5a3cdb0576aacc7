import Dispatch
import Foundation
import Synchronization

/// Keeps all threads that concurrent queues share busy until `release`.
final class TakenThreads: Sendable {
  private let isReleased = Atomic(false)
  private let group = DispatchGroup()

  /// Occupies the threads.
  init() {
    let queue = DispatchQueue(label: "taken", qos: .userInitiated, attributes: .concurrent)
    for _ in 0..<2 * ProcessInfo.processInfo.activeProcessorCount {
      queue.async(group: group) { [self] in while !isReleased.load(ordering: .relaxed) {} }
    }
  }

  /// Releases the threads.
  func release() {
    isReleased.store(true, ordering: .relaxed)
    group.wait()
  }
}
