/// The labels of a document at one time of an editing session.
package struct LabelRevision: Sendable, Equatable {
  /// All annotations of the document.
  package var annotations: [Annotation]
  /// The number of the revision in the session.
  package var number: Int
  /// The number of changes reported by `LabelStore` that `annotations` includes.
  package var changesSeen: Int

  /// A revision with `annotations`.
  package init(_ annotations: [Annotation], number: Int = 0, changesSeen: Int = 0) {
    self.annotations = annotations
    self.number = number
    self.changesSeen = changesSeen
  }
}
