import Labels
import Radio

/// Whether the boxes on the screen are on the disk, and what is needed to write them.
struct LabelSync: Sendable {
  enum State: Equatable, Sendable {
    case written, writing
    case failed(String)
  }

  private(set) var state = State.written
  /// Counts the states of the boxes that were to be written.
  private var revision = 0
  /// Changes by other programs that the boxes contain.
  private var changesSeen = 0

  /// Whether the last attempt to write failed.
  var hasFailed: Bool {
    switch state {
    case .failed: true
    case .written, .writing: false
    }
  }

  /// The revision that has to be written now that the boxes are `annotations`.
  mutating func beginWriting(_ annotations: [Annotation]) -> LabelRevision {
    state = .writing
    revision += 1
    return LabelRevision(annotations, number: revision, changesSeen: changesSeen)
  }

  /// Notes that `number` was written; an earlier revision may be written while a later one still waits.
  mutating func noteWritten(revision number: Int?) {
    if revision == number { state = .written }
  }

  /// Notes that the boxes now contain one more report of changes by another program.
  mutating func noteChangesSeen() { changesSeen += 1 }

  /// Notes that writing failed.
  mutating func noteFailure(_ reason: String) { state = .failed(reason) }
}
