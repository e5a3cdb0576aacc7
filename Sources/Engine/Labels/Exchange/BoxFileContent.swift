/// The boxes of a file of another program.
package struct BoxFileContent: Sendable, Equatable {
  /// The boxes in the order of the file, with new ids and without marks of samples.
  package var annotations: [Annotation]
  /// The number of boxes that reached beyond the document and were cut at its edges.
  package var clippedCount: Int
  /// The number of entries of other documents, which are not imported.
  package var otherCount: Int

  /// These boxes.
  package init(annotations: [Annotation] = [], clippedCount: Int = 0, otherCount: Int = 0) {
    self.annotations = annotations
    self.clippedCount = clippedCount
    self.otherCount = otherCount
  }
}
