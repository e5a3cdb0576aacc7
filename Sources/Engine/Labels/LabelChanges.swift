import FoundationEssentials

/// The changes that another program made to the labels of an open document.
package struct LabelChanges: Sendable, Equatable {
  /// The new annotations.
  package var added: [Annotation] = []
  /// The annotations with other content, as they are after the change.
  package var changed: [UUID: Annotation] = [:]
  /// The ids of the deleted annotations.
  package var removed: Set<UUID> = []

  /// No changes.
  package init() {}

  /// The changes from `old` to `new`.
  init(from old: [Annotation], to new: [Annotation]) {
    guard old != new else { return }
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    for annotation in new {
      switch before[annotation.id] {
      case nil: added.append(annotation)
      case annotation?: break
      case _?: changed[annotation.id] = annotation
      }
    }
    removed = Set(before.keys).subtracting(new.map(\.id))
  }

  /// Whether there are no changes.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// The number of boxes that were added, changed or removed.
  package var count: Int { added.count + changed.count + removed.count }

  /// Applies the changes to `annotations`.
  package func apply(to annotations: inout [Annotation]) {
    annotations.removeAll { removed.contains($0.id) }
    for index in annotations.indices {
      if let changed = changed[annotations[index].id] { annotations[index] = changed }
    }
    let present = Set(annotations.map(\.id))
    annotations += added.filter { !present.contains($0.id) }
  }
}
