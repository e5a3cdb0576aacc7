import FoundationEssentials
import Labels

/// Several boxes that one command changes.
extension BoxEditor {
  /// The boxes that a command changes: the marked ones, or else the selected one.
  var targets: Set<UUID> {
    if !marked.isEmpty { return marked }
    guard case .selected(let id, _) = mode else { return [] }
    return [id]
  }

  /// Marks the box `id`, or takes its mark away.
  mutating func toggleMark(of id: UUID) {
    if marked.remove(id) == nil { marked.insert(id) }
  }

  /// Marks the boxes `ids`; if all of them are marked, takes their marks away.
  mutating func toggleMarks(of ids: Set<UUID>) {
    if marked.isSuperset(of: ids) { marked.subtract(ids) } else { marked.formUnion(ids) }
  }

  /// Removes the marked boxes, or else the selected one, as one step of the history; returns them.
  mutating func deleteTargets() -> [Annotation] {
    let ids = targets
    let deleted = annotations(withIDs: ids)
    boxes.remove(ids)
    marked = []
    mode = .idle
    return deleted
  }

  /// The boxes `ids`.
  func annotations(withIDs ids: Set<UUID>) -> [Annotation] {
    if ids.count == 1, let id = ids.first { return box(withID: id).map { [$0] } ?? [] }
    let current = boxes.current
    return current.indices.filter { ids.contains(current[$0].id) }.map { current[$0] }
  }

  /// Selects a marked box, unless the selected one is marked or none is.
  mutating func selectAmongMarked() {
    if case .selected(let id, _) = mode, marked.contains(id) { return }
    let current = boxes.current
    guard let first = current.indices.first(where: { marked.contains(current[$0].id) }) else {
      return
    }
    mode = .selected(current[first].id, part: nil)
  }
}
