import FoundationEssentials

/// A box on a document with its class.
///
/// The label session keeps the other fields of the entry in the file, and finds them by `id`.
package struct Annotation: Sendable, Hashable, Identifiable {
  /// Identifies the annotation in the file and in the program.
  package let id: UUID
  /// The rectangle on the document.
  package var box: Box
  /// The class; nil if the box has none.
  package var label: String?
  /// The mark: `<class>/<id>` of the training sample that contains this box unchanged; nil if there is none.
  package var savedSample: String?
  /// What the program that found the box stated; nil if a person drew it.
  package var proposal: Proposal?
  /// The note that a person or another program gave the box, as untrusted text; nil if there is none.
  package var comment: String?

  /// An annotation. One that is not in a file yet needs no `id`, comment or sample.
  package init(
    id: UUID = UUID(), box: Box, label: String?, comment: String? = nil,
    savedSample: String? = nil, proposal: Proposal? = nil
  ) {
    self.id = id
    self.box = box
    self.label = label
    self.comment = comment
    self.savedSample = savedSample
    self.proposal = proposal
  }

  /// The class, or the comment if the box has no class; nil if it has neither.
  package var title: String? { label ?? comment }

  /// Whether a program found the box and no person has confirmed it.
  package var isUnverified: Bool { proposal?.isVerified == false }

  /// Whether `other` has the same edges and the same class. Then the mark of one is valid for both.
  package func isSameBox(as other: Annotation?) -> Bool {
    other.map { $0.box == box && $0.label == label } ?? false
  }
}
