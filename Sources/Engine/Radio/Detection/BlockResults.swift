import Synchronization

/// The signals of each block, from several threads.
final class BlockResults: Sendable {
  private let found = Mutex<[Int: [Candidate]]>([:])

  /// Keeps the signals of `block`.
  func set(_ signals: [Candidate], block: Int) { found.withLock { $0[block] = signals } }

  /// The signals of all blocks in order.
  var inOrder: [[Candidate]] {
    found.withLock { found in found.sorted { $0.key < $1.key }.map(\.value) }
  }
}
