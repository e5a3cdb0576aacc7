import FoundationEssentials

/// The steps of an editing history that can be undone and redone, and the amendments that they do not contain yet. Its
/// memory is that of the changes, whatever the number of boxes.
package struct LabelTimeline: Sendable, Equatable {
  /// A step, whose boxes include the amendments before `amendmentCount`.
  private struct Entry: Sendable, Equatable {
    var step: LabelStep
    var amendmentCount: Int
  }

  /// The last one is undone next.
  private var past: [Entry] = []
  /// The last one is redone next.
  private var future: [Entry] = []
  /// Amendments that some step does not contain. They are applied when such a step is undone or redone, so that the
  /// cost of an amendment does not depend on the number of steps.
  private var amendments: [LabelAmendment] = []
  /// The number of amendments that were dropped because every step contains them.
  private var droppedCount = 0
  /// The number of undone steps that were dropped before they were undone.
  private var missingCount = 0

  /// A timeline without steps.
  package init() {}

  /// Whether there is nothing to undo and nothing to redo.
  package var isEmpty: Bool { past.isEmpty && future.isEmpty }

  /// The number of steps that can be undone.
  package var undoCount: Int { past.count }

  /// The number of steps that can be redone.
  package var redoCount: Int { future.count }

  /// All steps, the oldest first, including those that were undone.
  package var steps: some Sequence<LabelStep> {
    [past, future.reversed()].lazy.joined().map(\.step)
  }

  /// The steps that can be undone, the latest first.
  package var latestSteps: some Sequence<LabelStep> { past.lazy.reversed().map(\.step) }

  // MARK: Changing

  /// Adds `step` after the last one; undone steps can no longer be redone.
  package mutating func add(_ step: LabelStep) {
    future = []
    missingCount = 0
    dropAmendments()
    past.append(Entry(step: step, amendmentCount: amendmentCount))
  }

  /// Adds an amendment to all states.
  package mutating func amend(_ amendment: LabelAmendment) {
    if !isEmpty { amendments.append(amendment) }
  }

  /// Goes back one step; returns the boxes that change, or nil if there is no step.
  package mutating func undo() -> [LabelAssignment]? {
    guard let entry = past.popLast() else { return nil }
    future.append(entry)
    return assignments(of: entry, \.before)
  }

  /// Reverts one undo; returns the boxes that change, or nil if there is no undone step.
  package mutating func redo() -> [LabelAssignment]? {
    guard let entry = future.popLast() else { return nil }
    past.append(entry)
    return assignments(of: entry, \.after)
  }

  /// Puts `earlier` before this one, which began with the state that `earlier` describes.
  package mutating func prepend(_ earlier: LabelTimeline) {
    var joined = earlier
    let offset = earlier.amendmentCount - droppedCount
    func moved(_ entry: Entry) -> Entry {
      Entry(step: entry.step, amendmentCount: entry.amendmentCount + offset)
    }
    if !isEmpty { joined.future = future.map(moved) }
    joined.past += past.map(moved)
    joined.amendments += amendments
    self = joined
  }

  /// Whether the current state is known: it is not one before a dropped step.
  package var isComplete: Bool { missingCount == 0 }

  /// Applies `record`, which may undo steps that were dropped.
  package mutating func apply(_ record: LabelHistoryRecord) {
    switch record {
    case .step(let step): add(step)
    case .undone(let count):
      let known = min(max(0, count), past.count)
      future += past.suffix(known).reversed()
      past.removeLast(known)
      missingCount += max(0, count) - known
    case .redone(let count):
      let dropped = min(max(0, count), missingCount)
      missingCount -= dropped
      let known = min(max(0, count) - dropped, future.count)
      past += future.suffix(known).reversed()
      future.removeLast(known)
    case .amendment(let amendment): amend(amendment)
    }
  }

  /// Drops the `count` oldest steps that can be undone.
  package mutating func dropOldest(_ count: Int) {
    past.removeFirst(min(max(0, count), past.count))
    dropAmendments()
  }

  // MARK: Reading

  /// The records that make this timeline.
  package var records: [LabelHistoryRecord] {
    var records: [LabelHistoryRecord] = []
    var written = droppedCount
    func amend(until count: Int) {
      for amendment in amendments[(written - droppedCount)..<(count - droppedCount)] {
        records.append(.amendment(amendment))
      }
      written = count
    }
    for entry in past + future.reversed() {
      amend(until: max(written, entry.amendmentCount))
      records.append(.step(entry.step))
    }
    amend(until: amendmentCount)
    let undone = future.count + missingCount
    if undone > 0 { records.append(.undone(undone)) }
    return records
  }

  /// The content of every box that a step changed, as it is now.
  package var currentContent: [UUID: Annotation?] {
    var content: [UUID: Annotation?] = [:]
    func add(_ entry: Entry, _ side: KeyPath<LabelStep.Change, Annotation?>) {
      for found in assignments(of: entry, side) { content[found.id] = .some(found.annotation) }
    }
    // The last one to be set counts: the latest step of the past, or else the first undone step.
    for entry in future { add(entry, \.before) }
    for entry in past { add(entry, \.after) }
    return content
  }

  /// The number of amendments so far.
  private var amendmentCount: Int { droppedCount + amendments.count }

  /// One side of a step's changes, with the amendments that it does not contain.
  private func assignments(
    of entry: Entry, _ side: KeyPath<LabelStep.Change, Annotation?>
  ) -> [LabelAssignment] {
    var assignments = entry.step.changes.map {
      LabelAssignment(id: $0.id, annotation: $0[keyPath: side], index: $0.index)
    }
    for amendment in amendments.dropFirst(entry.amendmentCount - droppedCount) {
      amendment.apply(to: &assignments)
    }
    return assignments
  }

  /// Drops the amendments that every step contains. The first step of the past is the oldest one; of the future, the
  /// last one is.
  private mutating func dropAmendments() {
    let oldest = past.first?.amendmentCount ?? future.last?.amendmentCount ?? amendmentCount
    amendments.removeFirst(oldest - droppedCount)
    droppedCount = oldest
  }
}
