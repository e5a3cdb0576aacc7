/// The result of writing labels.
package struct LabelWriteReport: Sendable, Equatable {
  /// Changes by another program to the document, which were merged.
  package var changes = LabelChanges()
  /// Problems: labels that were written to the state folder, boxes that another program removed
  /// without having seen them.
  package var warnings: [String] = []
  /// A sentence about labels that were moved from the state folder to the file beside the document.
  package var notice: String?

  /// A report without changes and problems.
  package init() {}
}
