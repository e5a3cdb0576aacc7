import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// The boxes of a document, their history, and which of them is being worked on.
struct BoxEditor: Sendable {
  /// What the mouse does while its button is held.
  enum Drag: Equatable, Sendable {
    case drawing(anchor: Box)
    case moving(UUID, BoxPart, from: Crosshair, original: Box)
  }

  var boxes: History<[Annotation]> { didSet { countUnsaved() } }
  /// The boxes whose samples were found in the dataset; nil until that is known.
  var boxesInDataset: Set<UUID>? { didSet { countUnsaved() } }
  /// Boxes that are in no sample of the dataset as they are now, as far as that is known.
  private(set) var unsavedCount = 0
  var mode = BoxMode.idle
  /// Nil while the mouse does nothing.
  var drag: Drag?
  /// The class that the next box gets.
  var currentClass: String?

  /// Starts with `annotations`; the next box gets the class of the last one.
  init(_ annotations: [Annotation]) {
    boxes = History(annotations)
    currentClass = annotations.last?.label
    countUnsaved()
  }

  /// The selected box.
  var selected: Annotation? {
    guard case .selected(let id, _) = mode else { return nil }
    return box(withID: id)
  }

  /// The part of the selected box that the movement keys move.
  var selectedPart: BoxPart? {
    guard case .selected(_, let part) = mode else { return nil }
    return part
  }

  /// The box `id`; nil when there is none.
  func box(withID id: UUID) -> Annotation? {
    // By index: a loop over the array itself would copy every annotation, of perhaps 100,000.
    let current = boxes.current
    return current.indices.first { current[$0].id == id }.map { current[$0] }
  }

  /// Adds `annotation`, as one step of the history.
  mutating func add(_ annotation: Annotation) { boxes.record(boxes.current + [annotation]) }

  /// Applies `change` to the box `id`, as one step of the history. A box that changed is not what its sample
  /// holds any more.
  mutating func change(_ id: UUID, _ change: (inout Annotation) -> Void) {
    var annotations = boxes.current
    guard let index = annotations.indices.first(where: { annotations[$0].id == id }) else { return }
    let before = annotations[index]
    change(&annotations[index])
    guard annotations[index] != before else { return }
    annotations[index].savedSample = nil
    boxes.record(annotations)
  }

  /// Removes the selected box and returns it; nil when none is selected.
  mutating func deleteSelected() -> Annotation? {
    guard let selected else { return nil }
    boxes.record(boxes.current.filter { $0.id != selected.id })
    mode = .idle
    return selected
  }

  /// Selects the next part of the selected box: the whole box first.
  mutating func selectNextPart() {
    guard case .selected(let id, let part) = mode else { return }
    mode = .selected(id, part: part?.next ?? .whole)
  }

  /// Goes back one step of the history; false when there is none.
  mutating func undo() -> Bool {
    defer { deselectMissing() }
    return boxes.undo()
  }

  /// Takes back one undo; false when there is none.
  mutating func redo() -> Bool {
    defer { deselectMissing() }
    return boxes.redo()
  }

  /// Applies what another program changed, in every state of the history.
  mutating func apply(_ changes: LabelChanges) {
    boxes.amend { changes.apply(to: &$0) }
    deselectMissing()
  }

  /// Ends the selection of a box that no longer exists.
  private mutating func deselectMissing() {
    if case .selected = mode, selected == nil { mode = .idle }
  }

  /// Counted when boxes change, because the header shows the number in every frame.
  private mutating func countUnsaved() {
    let current = boxes.current
    unsavedCount = current.indices.count { index in
      current[index].savedSample == nil
        || boxesInDataset?.contains(current[index].id) == false
    }
  }
}

/// What the user is doing with boxes.
enum BoxMode: Equatable, Sendable {
  /// Moving the crosshair.
  case idle
  /// A box stretches from the anchor, a cell, to the crosshair.
  case drawing(anchor: Box)
  /// A box is selected; with a part, the movement keys move that part of it.
  case selected(UUID, part: BoxPart?)
}
