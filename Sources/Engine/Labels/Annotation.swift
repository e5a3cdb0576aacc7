import FoundationEssentials

/// A box on a document with its class, as the user sees it.
///
/// What a file holds of it beyond these fields stays with the label session, which finds it by `id`.
package struct Annotation: Sendable, Equatable, Identifiable {
  package let id: UUID
  package var box: Box
  /// The class; nil while the box has none.
  package var label: String?
  /// `<class>/<id>` of the training sample that holds this box as it is now; nil when there is none.
  package var savedSample: String?
  /// What another program noted about the box: untrusted text; nil where there is nothing.
  package let comment: String?

  /// Makes an annotation. A new one, which is in no file yet, needs no `id`, comment or sample.
  package init(
    id: UUID = UUID(), box: Box, label: String?, comment: String? = nil,
    savedSample: String? = nil
  ) {
    self.id = id
    self.box = box
    self.label = label
    self.comment = comment
    self.savedSample = savedSample
  }

  /// The class, or the comment where the box has none; nil where there is neither.
  package var title: String? { label ?? comment }
}
