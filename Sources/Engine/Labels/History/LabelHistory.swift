import FoundationEssentials

/// The boxes of a document, with the steps that can be undone and redone. The number of steps is not limited.
package struct LabelHistory: Sendable {
  /// The boxes as they are now.
  package private(set) var current: [Annotation]
  /// The steps.
  package private(set) var timeline = LabelTimeline()
  /// What happened since `takeRecords` was called.
  private var newRecords: [LabelHistoryRecord] = []

  /// A history that starts with `annotations`.
  package init(_ annotations: [Annotation]) { current = annotations }

  // MARK: Steps

  /// Adds boxes behind the others, as one step.
  package mutating func add(_ annotations: [Annotation]) {
    let start = current.count
    current += annotations
    record(
      annotations.enumerated().compactMap {
        LabelStep.Change(before: nil, after: $1, index: start + $0)
      })
  }

  /// Removes the boxes `ids`, as one step.
  package mutating func remove(_ ids: Set<UUID>) {
    var changes: [LabelStep.Change?] = []
    for index in indices(of: ids) {
      changes.append(LabelStep.Change(before: current[index], after: nil, index: index))
    }
    if changes.count == 1, let index = changes[0]?.index {
      current.remove(at: index)
    } else {
      current.removeAll { ids.contains($0.id) }
    }
    record(changes.compactMap { $0 })
  }

  /// Applies `change` to the boxes `ids`, as one step; boxes that it leaves as they are do not belong to the step.
  package mutating func change(_ ids: Set<UUID>, _ change: (inout Annotation) -> Void) {
    var changes: [LabelStep.Change?] = []
    for index in indices(of: ids) {
      let before = current[index]
      change(&current[index])
      guard current[index] != before else { continue }
      changes.append(LabelStep.Change(before: before, after: current[index], index: index))
    }
    record(changes.compactMap { $0 })
  }

  /// Replaces all boxes by `annotations`, as one step. Boxes that stay must be in the same order.
  package mutating func replace(by annotations: [Annotation]) {
    let old = Dictionary(
      current.enumerated().map { ($1.id, (index: $0, annotation: $1)) }, uniquingKeysWith: { $1 })
    var changes: [LabelStep.Change?] = []
    var kept: Set<UUID> = []
    for (index, annotation) in annotations.enumerated() {
      let before = old[annotation.id]?.annotation
      kept.insert(annotation.id)
      if before != annotation {
        changes.append(LabelStep.Change(before: before, after: annotation, index: index))
      }
    }
    for (index, annotation) in current.enumerated() where !kept.contains(annotation.id) {
      changes.append(LabelStep.Change(before: annotation, after: nil, index: index))
    }
    current = annotations
    record(changes.compactMap { $0 })
  }

  private mutating func record(_ changes: [LabelStep.Change]) {
    guard !changes.isEmpty else { return }
    timeline.add(LabelStep(changes))
    newRecords.append(.step(LabelStep(changes)))
  }

  /// Applies `amendment` to the current boxes now, and to all other states when they become current.
  package mutating func amend(_ amendment: LabelAmendment) {
    amendment.apply(to: &current)
    timeline.amend(amendment)
    if !timeline.isEmpty { newRecords.append(.amendment(amendment)) }
  }

  /// Goes back one step; false if there is none.
  package mutating func undo() -> Bool {
    guard let assignments = timeline.undo() else { return false }
    apply(assignments)
    newRecords.append(.undone(1))
    return true
  }

  /// Reverts one undo; false if there is none.
  package mutating func redo() -> Bool {
    guard let assignments = timeline.redo() else { return false }
    apply(assignments)
    newRecords.append(.redone(1))
    return true
  }

  // MARK: Keeping the history

  /// Adds the steps of an earlier session, which ended with the boxes that this history started with.
  package mutating func restore(_ earlier: LabelTimeline) { timeline.prepend(earlier) }

  /// What happened since the last call.
  package mutating func takeRecords() -> [LabelHistoryRecord] {
    defer { newRecords = [] }
    return newRecords
  }

  // MARK: Boxes

  /// The index of the box `id`; nil if there is none.
  package func index(of id: UUID) -> Int? {
    // A loop over the array itself, without indices, would copy every annotation, perhaps 100,000 of them.
    current.indices.first { current[$0].id == id }
  }

  /// The indices of the boxes `ids`, in order.
  private func indices(of ids: Set<UUID>) -> [Int] {
    if ids.count == 1, let id = ids.first { return index(of: id).map { [$0] } ?? [] }
    return current.indices.filter { ids.contains(current[$0].id) }
  }

  private mutating func apply(_ assignments: [LabelAssignment]) {
    let byID = Dictionary(assignments.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let found = indices(of: Set(byID.keys))
    let present = Set(found.map { current[$0].id })
    var removed: Set<Int> = []
    for index in found {
      if let annotation = byID[current[index].id]?.annotation {
        current[index] = annotation
      } else {
        removed.insert(index)
      }
    }
    let returning = assignments.filter { $0.annotation != nil && !present.contains($0.id) }
      .sorted { $0.index < $1.index }
    guard !removed.isEmpty || !returning.isEmpty else { return }
    rearrange(without: removed, adding: returning)
  }

  /// Removes the boxes at the indices `removed`, and puts the boxes `returning` at theirs, in one pass.
  private mutating func rearrange(without removed: Set<Int>, adding returning: [LabelAssignment]) {
    var kept = current
    if !removed.isEmpty {
      kept = current.indices.lazy.filter { !removed.contains($0) }.map { current[$0] }
    }
    var result: [Annotation] = []
    result.reserveCapacity(kept.count + returning.count)
    var next = 0
    for assignment in returning {
      guard let annotation = assignment.annotation else { continue }
      let count = min(max(0, assignment.index - result.count), kept.count - next)
      result += kept[next..<(next + count)]
      next += count
      result.append(annotation)
    }
    result += kept[next...]
    current = result
  }
}
