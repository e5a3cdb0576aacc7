import Synchronization

/// The captures that are open, for jobs to find.
final class OpenCaptures: Sendable {
  private let captures = Mutex<[Int: OpenCapture]>([:])

  subscript(id: Int) -> OpenCapture? { captures.withLock { $0[id] } }

  func add(_ capture: OpenCapture) { captures.withLock { $0[capture.id] = capture } }

  /// Puts `capture` in the place of its earlier state; nothing when it was closed meanwhile.
  func replace(_ capture: OpenCapture) {
    captures.withLock { if $0[capture.id] != nil { $0[capture.id] = capture } }
  }

  /// All that are open.
  var all: [OpenCapture] { captures.withLock { Array($0.values) } }

  func remove(_ id: Int) { captures.withLock { $0[id] = nil } }
}
