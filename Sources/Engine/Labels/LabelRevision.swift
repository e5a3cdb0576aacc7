/// The labels of a document at a moment of an editing session.
package struct LabelRevision: Sendable, Equatable {
  package var annotations: [Annotation]
  /// Counts the revisions of the session; the report on writing names it.
  package var number: Int
  /// The number of changes reported by `LabelStore` that `annotations` includes.
  package var changesSeen: Int

  /// Makes a revision of `annotations`.
  package init(_ annotations: [Annotation], number: Int = 0, changesSeen: Int = 0) {
    self.annotations = annotations
    self.number = number
    self.changesSeen = changesSeen
  }
}
