import Labels
import Radio

/// Whether the boxes on the screen are on disk, and what is needed to write them.
struct LabelSync: Sendable {
  enum State: Equatable, Sendable {
    case written, writing
    case failed(String)
  }

  private(set) var state = State.written
  /// The number of the last revision that was requested.
  private var revision = 0
  /// The number of reports of changes by other programs that the boxes contain.
  private var changesSeen = 0

  /// Whether the last attempt to write failed.
  var hasFailed: Bool {
    switch state {
    case .failed: true
    case .written, .writing: false
    }
  }

  /// Makes the next revision to write, with the boxes `annotations`.
  mutating func beginWriting(_ annotations: [Annotation]) -> LabelRevision {
    state = .writing
    revision += 1
    return LabelRevision(annotations, number: revision, changesSeen: changesSeen)
  }

  /// Notes that revision `number` was written. A later one may still have to be written.
  mutating func noteWritten(revision number: Int?) {
    if revision == number { state = .written }
  }

  /// Notes that the boxes now contain one more report of changes by another program.
  mutating func noteChangesSeen() { changesSeen += 1 }

  /// Notes that writing failed.
  mutating func noteFailure(_ reason: String) { state = .failed(reason) }
}
