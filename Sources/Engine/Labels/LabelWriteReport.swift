/// What happened when labels were written.
package struct LabelWriteReport: Sendable, Equatable {
  /// What another program had changed in the document; it is part of the file from now on.
  package var changes = LabelChanges()
  /// Problems: labels that went to the state folder, boxes that another program had removed without having
  /// seen them.
  package var warnings: [String] = []
  /// Says that labels were moved from the state folder to the file beside the document.
  package var notice: String?

  /// A report without changes and problems.
  package init() {}
}
