import FoundationEssentials

/// A box on a document with its class.
///
/// Other fields of the file are kept by the label session, which finds them by `id`.
package struct Annotation: Sendable, Equatable, Identifiable {
  package let id: UUID
  package var box: Box
  /// The class; nil if the box has none.
  package var label: String?
  /// `<class>/<id>` of the training sample that contains this box unchanged; nil if there is none.
  package var savedSample: String?
  /// The comment of another program, which is untrusted text; nil if there is none.
  package let comment: String?

  /// Makes an annotation. A new one, which is not in a file yet, needs no `id`, comment or sample.
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

  /// The class, or the comment if the box has no class; nil if it has neither.
  package var title: String? { label ?? comment }

  /// Whether `other` has the same edges and the same class, so that its sample contains this box too.
  package func isSameBox(as other: Annotation?) -> Bool {
    other.map { $0.box == box && $0.label == label } ?? false
  }
}
