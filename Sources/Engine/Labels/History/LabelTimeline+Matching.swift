import FoundationEssentials

/// Continuing a timeline with labels that were read from a file.
extension LabelTimeline {
  /// The number of steps that may be on the timeline but not in the file, because the program was killed.
  private static let unwrittenSteps = 100

  /// Continues with `annotations`, the boxes of the document as they are now. If the last steps are not among them,
  /// they become steps to redo; all other differences become an amendment. Returns what was changed, or nil if none of
  /// the boxes is as the timeline left it: then it belongs to other labels.
  package mutating func adapt(to annotations: [Annotation]) -> [LabelHistoryRecord]? {
    guard isComplete else { return nil }
    let expected = currentContent
    var now: [UUID: Annotation] = [:]
    for annotation in annotations where expected[annotation.id] != nil {
      now[annotation.id] = annotation
    }
    let different = Set(expected.filter { !Self.match($0.value, now[$0.key]) }.keys)
    if different.isEmpty { return [] }
    // Labels without any box of the timeline belong to other labels, unless only the first step is missing.
    let most = now.isEmpty ? 1 : Self.unwrittenSteps
    if let count = unwrittenCount(now, different: different, atMost: most) {
      let record = LabelHistoryRecord.undone(count)
      apply(record)
      return [record]
    }
    let known = expected.values.filter { $0 != nil }.count
    let lost = different.count { id in
      guard let before = expected[id].flatMap({ $0 }) else { return false }
      return !Self.match(before, now[id], comparingMarks: false)
    }
    guard known == 0 || lost < known else { return nil }
    let amendments = Self.amendments(from: expected, to: now, of: different)
    for amendment in amendments { amend(amendment) }
    return amendments.map(LabelHistoryRecord.amendment)
  }

  /// The number of steps, at most `most`, to undo until the boxes are as they are `now`; nil if there is no such number.
  private func unwrittenCount(
    _ now: [UUID: Annotation], different: Set<UUID>, atMost most: Int
  ) -> Int? {
    var (earlier, different) = (self, different)
    for count in 1...most {
      guard let assignments = earlier.undo() else { return nil }
      for assignment in assignments {
        if Self.match(assignment.annotation, now[assignment.id]) {
          different.remove(assignment.id)
        } else {
          different.insert(assignment.id)
        }
      }
      if different.isEmpty { return count }
    }
    return nil
  }

  /// The amendments that change the boxes `ids` from `old` to `new`.
  private static func amendments(
    from old: [UUID: Annotation?], to new: [UUID: Annotation], of ids: Set<UUID>
  ) -> [LabelAmendment] {
    var changes = LabelChanges()
    var saved: [String: [UUID: Annotation]] = [:]
    for id in ids {
      switch (old[id].flatMap { $0 }, new[id]) {
      case (nil, nil): break
      case (_?, nil): changes.removed.insert(id)
      case (nil, let after?): changes.added.append(after)
      case (let before?, let after?):
        // Only the mark differs: earlier states of the box must not change.
        if let mark = after.savedSample, match(before, after, comparingMarks: false) {
          saved[mark, default: [:]][id] = before
        } else {
          changes.changed[id] = after
        }
      }
    }
    return (changes.isEmpty ? [] : [.changes(changes)])
      + saved.sorted { $0.key < $1.key }.map { .saved(mark: $0.key, whole: $0.value, partly: [:]) }
  }

  /// The largest difference of an edge after it was written to a file and read again, in units of y.
  private static let tolerance = 0.01

  private static func match(
    _ first: Annotation?, _ second: Annotation?, comparingMarks: Bool = true
  ) -> Bool {
    guard var first, let second else { return first == nil && second == nil }
    let (mine, theirs) = (first.box.y, second.box.y)
    guard abs(mine.lowerBound - theirs.lowerBound) <= tolerance,
      abs(mine.upperBound - theirs.upperBound) <= tolerance
    else { return false }
    first.box.y = theirs
    if !comparingMarks { first.savedSample = second.savedSample }
    return first == second
  }
}
