import Engine
import Synchronization

/// The captures that are open, for jobs to find.
final class OpenCaptures: Sendable {
  private let captures = Mutex<[Int: OpenCapture]>([:])

  subscript(id: Int) -> OpenCapture? { captures.withLock { $0[id] } }

  func add(_ capture: OpenCapture) { captures.withLock { $0[capture.id] = capture } }

  /// Gives the capture `id` its overview, unless it was closed.
  func setOverview(_ overview: Overview, of id: Int) {
    captures.withLock { $0[id]?.overview = overview }
  }

  func remove(_ id: Int) { captures.withLock { $0[id] = nil } }
}
