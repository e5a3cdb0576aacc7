import Radio
import Synchronization

/// The open captures by their numbers, for all jobs.
final class OpenCaptures: Sendable {
  private let captures = Mutex<[Int: OpenCapture]>([:])

  subscript(id: Int) -> OpenCapture? { captures.withLock { $0[id] } }

  func add(_ capture: OpenCapture) { captures.withLock { $0[capture.id] = capture } }

  /// Replaces the earlier state of `capture`; does nothing if it was closed.
  func replace(_ capture: OpenCapture) {
    captures.withLock { if $0[capture.id] != nil { $0[capture.id] = capture } }
  }

  /// All open captures.
  var all: [OpenCapture] { captures.withLock { Array($0.values) } }

  /// Sets the overview of the capture `id`, unless the capture was closed or has grown.
  func setOverview(_ overview: Overview, of id: Int) {
    captures.withLock { captures in
      if captures[id]?.capture.sampleCount == overview.scale.sampleCount {
        captures[id]?.overview = overview
      }
    }
  }

  func remove(_ id: Int) { captures.withLock { $0[id] = nil } }
}
