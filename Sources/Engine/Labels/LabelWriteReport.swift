/// The result of writing labels.
package struct LabelWriteReport: Sendable, Equatable {
  /// The changes of other programs to the document, which were merged.
  package var changes = LabelChanges()
  /// Sentences about problems: labels that were written to the state folder, boxes that another program removed
  /// without having read them.
  package var warnings: [String] = []
  /// A sentence about labels that were moved from the state folder to the file beside the document; nil if there are
  /// none.
  package var notice: String?

  /// A report without changes or problems.
  package init() {}
}
