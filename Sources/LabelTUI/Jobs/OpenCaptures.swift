import Synchronization

/// The captures that are open, for jobs to find.
final class OpenCaptures: Sendable {
  private let captures = Mutex<[Int: OpenCapture]>([:])

  subscript(id: Int) -> OpenCapture? { captures.withLock { $0[id] } }

  func add(_ capture: OpenCapture) { captures.withLock { $0[capture.id] = capture } }

  func remove(_ id: Int) { captures.withLock { $0[id] = nil } }
}
