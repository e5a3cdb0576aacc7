import FoundationEssentials
import Foundations
import Labels

/// A box on a capture with its class, as the analyst sees it.
package struct Annotation: Sendable, Equatable, Identifiable {
  package let id: UUID
  package var box: Box
  /// The class; nil while the box has none.
  package var label: String?
  /// `<signal>/<id>` of the training sample that holds this box as it stands; nil when there is none.
  package var savedSample: String?
  /// What the file says of this annotation beyond the above; kept on writing back.
  let original: SigMFAnnotation?
  /// Where `original` was placed: it is rewritten only when the box is moved from there.
  private let placed: Box?

  /// Makes a new annotation, not yet in any file.
  package init(id: UUID = UUID(), box: Box, label: String?) {
    self.id = id
    self.box = box
    self.label = label
    savedSample = nil
    original = nil
    placed = nil
  }

  /// The annotation that `original`, known by `id`, stands for in `frame`; nil when it lies outside of the capture.
  init?(_ original: SigMFAnnotation, id: UUID, in frame: LabelFrame) {
    guard let box = frame.box(of: original) else { return nil }
    self.id = id
    label = original.label
    savedSample = original.savedSample
    self.box = box
    self.original = original
    placed = box
  }

  /// What another program remarked on the box: untrusted text; nil where there is nothing.
  package var comment: String? {
    guard case .string(let text)? = original?.others["core:comment"], !text.isEmpty else {
      return nil
    }
    return text
  }

  /// The class, or the comment where the box has none; nil where there is neither.
  package var title: String? { label ?? comment }

  /// The entry to write: the original one, changed only where this annotation was changed.
  func entry(in frame: LabelFrame, generator: String) -> SigMFAnnotation {
    var entry = original ?? SigMFAnnotation(sampleStart: 0)
    if placed != box {
      frame.place(&entry, at: box)
      entry.generator = generator
    }
    entry.label = label
    entry.uuid = original?.statedID == id ? original?.uuid : id.uuidString.lowercased()
    entry.savedSample = savedSample
    return entry
  }
}
