import FoundationEssentials

/// What one step of an editing history changed: the boxes that it changed, before and after.
package struct LabelStep: Sendable, Equatable {
  /// The change of one box.
  package struct Change: Sendable, Equatable {
    /// The box before the step; nil if the step added it.
    package let before: Annotation?
    /// The box after the step; nil if the step removed it.
    package let after: Annotation?
    /// The index of a box that was added or removed, in the list that contains it.
    package let index: Int
    /// The id of the box.
    package let id: UUID

    /// A change; nil if there is neither a box before nor one after, or if their ids differ.
    package init?(before: Annotation?, after: Annotation?, index: Int) {
      guard let id = before?.id ?? after?.id, after.map({ $0.id == id }) ?? true else { return nil }
      (self.before, self.after, self.index, self.id) = (before, after, index, id)
    }
  }

  /// At most one change of each box.
  package let changes: [Change]

  /// A step with `changes`.
  package init(_ changes: [Change]) { self.changes = changes }
}

/// The content that a box gets when a step is undone or redone.
package struct LabelAssignment: Sendable, Equatable {
  /// The id of the box.
  package let id: UUID
  /// The new content; nil if there is no such box any more.
  package var annotation: Annotation?
  /// The index of a box that comes back.
  package let index: Int
}
