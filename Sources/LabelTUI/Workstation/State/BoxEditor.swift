import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// The boxes of a document, their history, and the box that is drawn or selected.
struct BoxEditor: Sendable {
  /// What the mouse does while its button is held.
  enum Drag: Equatable, Sendable {
    case drawing(anchor: Box)
    case moving(UUID, BoxPart, from: Crosshair, original: Box)
  }

  var boxes: History<[Annotation]> {
    didSet {
      revision += 1
      countUnsaved()
    }
  }
  /// How often the boxes have changed.
  private(set) var revision = 0
  /// The boxes whose samples were found in the dataset; nil until the search has ended.
  var boxesInDataset: Set<UUID>? { didSet { countUnsaved() } }
  /// The number of boxes that are in no sample of the dataset. Until the search has ended, a box with a mark
  /// counts as saved.
  private(set) var unsavedCount = 0
  var mode = BoxMode.idle
  /// The current drag; nil if there is none.
  var drag: Drag?
  /// The class of the next box.
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

  /// The box `id`; nil if there is none.
  func box(withID id: UUID) -> Annotation? {
    // A loop over the array itself, without indices, would copy every annotation, perhaps 100,000 of them.
    let current = boxes.current
    return current.indices.first { current[$0].id == id }.map { current[$0] }
  }

  /// Adds `annotation`, as one step of the history.
  mutating func add(_ annotation: Annotation) { boxes.record(boxes.current + [annotation]) }

  /// Adds `annotations`, as one step of the history.
  mutating func add(_ annotations: [Annotation]) { boxes.record(boxes.current + annotations) }

  /// Replaces all boxes by `annotations`, as one step of the history.
  mutating func replaceBoxes(by annotations: [Annotation]) {
    boxes.record(annotations)
    deselectMissing()
  }

  /// Makes the proposals in `labels` verified boxes with these classes, as one step of the history.
  mutating func accept(_ labels: [UUID: String]) {
    guard !labels.isEmpty else { return }
    var annotations = boxes.current
    for index in annotations.indices {
      guard let label = labels[annotations[index].id] else { continue }
      annotations[index].proposal?.isVerified = true
      annotations[index].label = label
      annotations[index].savedSample = nil
    }
    boxes.record(annotations)
  }

  /// Gives the box `id` the class `label`, as one step of the history. This accepts a proposal that has no other class.
  mutating func give(_ label: String, to id: UUID) {
    if let box = box(withID: id), box.isUnverified, box.label ?? label == label {
      accept([id: label])
    } else {
      change(id) { $0.label = label }
    }
  }

  /// Applies `change` to the box `id`, as one step of the history. A box that changed loses the mark of its
  /// sample. A proposal whose edges or class the user changed becomes a box that the user drew.
  mutating func change(_ id: UUID, _ change: (inout Annotation) -> Void) {
    var annotations = boxes.current
    guard let index = annotations.indices.first(where: { annotations[$0].id == id }) else { return }
    let before = annotations[index]
    change(&annotations[index])
    guard annotations[index] != before else { return }
    annotations[index].savedSample = nil
    if !annotations[index].isSameBox(as: before) { annotations[index].proposal = nil }
    boxes.record(annotations)
  }

  /// Removes the selected box and returns it; nil if none is selected.
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

  /// Goes back one step of the history; false if there is none.
  mutating func undo() -> Bool {
    defer { deselectMissing() }
    return boxes.undo()
  }

  /// Reverts one undo; false if there is none.
  mutating func redo() -> Bool {
    defer { deselectMissing() }
    return boxes.redo()
  }

  /// Applies changes by another program to every state of the history.
  mutating func apply(_ changes: LabelChanges) {
    boxes.amend { changes.apply(to: &$0) }
    deselectMissing()
  }

  /// Deselects a box that no longer exists.
  private mutating func deselectMissing() {
    if case .selected = mode, selected == nil { mode = .idle }
  }

  /// Counts when boxes change, because the header shows the number on every draw.
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
  /// Drawing a box from the anchor, a cell, to the crosshair.
  case drawing(anchor: Box)
  /// A box is selected; with a part, the movement keys move that part of it.
  case selected(UUID, part: BoxPart?)
}
