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

  var boxes: LabelHistory {
    didSet {
      revision += 1
      countBoxes()
    }
  }
  /// How often the boxes have changed.
  private(set) var revision = 0
  /// The boxes whose samples were found in the dataset; nil until the search has ended.
  var boxesInDataset: Set<UUID>? { didSet { countBoxes() } }
  /// The numbers of boxes and proposals.
  private(set) var count = BoxCount()
  /// The number of boxes that are in no sample of the dataset, without proposals. Until the search has ended, a box
  /// with a mark counts as saved.
  private(set) var unsavedCount = 0
  var mode = BoxMode.idle
  /// The boxes that the next command changes together; empty if it changes the selected one.
  var marked: Set<UUID> = []
  /// The current drag; nil if there is none.
  var drag: Drag?
  /// The class of the next box.
  var currentClass: String?

  /// Starts with `annotations`; the next box gets the class of the last one.
  init(_ annotations: [Annotation]) {
    boxes = LabelHistory(annotations)
    currentClass = annotations.last?.label
    countBoxes()
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
    boxes.index(of: id).map { boxes.current[$0] }
  }

  /// Adds `annotation`, as one step of the history.
  mutating func add(_ annotation: Annotation) { boxes.add([annotation]) }

  /// Adds `annotations`, as one step of the history.
  mutating func add(_ annotations: [Annotation]) { boxes.add(annotations) }

  /// Replaces all boxes by `annotations`, as one step of the history.
  mutating func replaceBoxes(by annotations: [Annotation]) {
    boxes.replace(by: annotations)
    deselectMissing()
  }

  /// Removes the boxes `ids`, as one step of the history.
  mutating func remove(_ ids: Set<UUID>) {
    boxes.remove(ids)
    deselectMissing()
  }

  /// Makes the proposals in `labels` verified boxes with these classes, as one step of the history.
  mutating func accept(_ labels: [UUID: String]) {
    boxes.change(Set(labels.keys)) { annotation in
      guard let label = labels[annotation.id] else { return }
      annotation.proposal?.isVerified = true
      annotation.label = label
      annotation.savedSample = nil
    }
  }

  /// Gives the boxes `ids` the class `label`, as one step of the history. This accepts a proposal that has no other
  /// class.
  mutating func give(_ label: String, to ids: Set<UUID>) {
    boxes.change(ids) { annotation in
      if annotation.isUnverified, annotation.label ?? label == label {
        annotation.proposal?.isVerified = true
      } else {
        guard annotation.label != label else { return }
        annotation.proposal = nil
      }
      annotation.label = label
      annotation.savedSample = nil
    }
  }

  /// Applies `change` to the box `id`, as one step of the history.
  mutating func change(_ id: UUID, _ change: (inout Annotation) -> Void) {
    self.change([id], change)
  }

  /// Applies `change` to the boxes `ids`, as one step of the history. A box that changed loses the mark of its
  /// sample. A proposal whose edges or class the user changed becomes a box that the user drew.
  mutating func change(_ ids: Set<UUID>, _ change: (inout Annotation) -> Void) {
    boxes.change(ids) { annotation in
      let before = annotation
      change(&annotation)
      // A note changes neither the sample that the box was saved in, nor what a program found.
      guard !annotation.isSameBox(as: before) else { return }
      annotation.savedSample = nil
      annotation.proposal = nil
    }
  }

  /// Selects the next part of the selected box, or of the marked ones: the whole box first.
  mutating func selectNextPart() {
    selectAmongMarked()
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
    boxes.amend(.changes(changes))
    deselectMissing()
  }

  /// Deselects a box that no longer exists, and takes the marks of such boxes away.
  private mutating func deselectMissing() {
    if case .selected = mode, selected == nil { mode = .idle }
    if !marked.isEmpty { marked = Set(annotations(withIDs: marked).map(\.id)) }
  }

  /// Counts when boxes change, because the header shows the numbers on every draw.
  private mutating func countBoxes() {
    let current = boxes.current
    count = BoxCount(current)
    unsavedCount = current.indices.count { index in
      !current[index].isUnverified
        && (current[index].savedSample == nil
          || boxesInDataset?.contains(current[index].id) == false)
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
