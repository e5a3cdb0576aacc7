import FoundationEssentials

/// A change of boxes that the user did not make. It is not a step of the history: undo does not revert it, because it
/// applies to every earlier and later state, too.
package enum LabelAmendment: Sendable, Equatable {
  /// Changes by another program.
  case changes(LabelChanges)
  /// The sample `mark` was saved with the boxes `whole`, and with parts of the boxes `partly`. Boxes that are different
  /// now do not get the mark, and lose it if they have it.
  case saved(mark: String, whole: [UUID: Annotation], partly: [UUID: Annotation])

  /// Applies the amendment to all boxes of a document.
  package func apply(to annotations: inout [Annotation]) {
    switch self {
    case .changes(let changes): changes.apply(to: &annotations)
    case .saved(let mark, let whole, let partly):
      for index in annotations.indices {
        Self.mark(&annotations[index], mark, whole, partly)
      }
    }
  }

  /// Applies the amendment to some boxes.
  func apply(to assignments: inout [LabelAssignment]) {
    switch self {
    case .changes(let changes):
      let added = Dictionary(changes.added.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      for index in assignments.indices {
        let id = assignments[index].id
        if changes.removed.contains(id) {
          assignments[index].annotation = nil
        } else if assignments[index].annotation == nil {
          assignments[index].annotation = added[id]
        } else if let changed = changes.changed[id] {
          assignments[index].annotation = changed
        }
      }
    case .saved(let mark, let whole, let partly):
      for index in assignments.indices {
        guard var annotation = assignments[index].annotation else { continue }
        Self.mark(&annotation, mark, whole, partly)
        assignments[index].annotation = annotation
      }
    }
  }

  private static func mark(
    _ annotation: inout Annotation, _ mark: String, _ whole: [UUID: Annotation],
    _ partly: [UUID: Annotation]
  ) {
    if annotation.isSameBox(as: whole[annotation.id]) {
      annotation.savedSample = mark
    } else if annotation.savedSample == mark,
      !annotation.isSameBox(as: partly[annotation.id])
    {
      annotation.savedSample = nil
    }
  }
}
