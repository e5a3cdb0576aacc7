import FoundationEssentials

/// What another program changed in the labels of a document while it was open here.
package struct LabelChanges: Sendable, Equatable {
  package var added: [Annotation] = []
  package var changed: [UUID: Annotation] = [:]
  package var removed: Set<UUID> = []

  /// No changes.
  package init() {}

  /// The changes that turn `old` into `new`.
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

  /// Whether nothing was changed.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// The number of changed boxes.
  package var count: Int { added.count + changed.count + removed.count }

  /// Makes the changes in `annotations`.
  package func apply(to annotations: inout [Annotation]) {
    annotations.removeAll { removed.contains($0.id) }
    for index in annotations.indices {
      if let changed = changed[annotations[index].id] { annotations[index] = changed }
    }
    let present = Set(annotations.map(\.id))
    annotations += added.filter { !present.contains($0.id) }
  }
}
