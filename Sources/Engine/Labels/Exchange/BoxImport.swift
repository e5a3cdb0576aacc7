/// The boxes of a document after an import.
package struct BoxImport: Sendable, Equatable {
  /// All boxes of the document.
  package private(set) var annotations: [Annotation]
  /// The boxes that were not there.
  package private(set) var addedAnnotations: [Annotation] = []
  /// The number of boxes of the file that were there, or that it has twice.
  package private(set) var duplicateCount = 0
  /// The number of boxes of the document that a replacing import removed.
  package private(set) var removedCount = 0

  /// The number of boxes that were not there.
  package var addedCount: Int { addedAnnotations.count }

  /// What makes two boxes the same: edges, to a sample and to one unit of y, and class.
  private struct Place: Hashable {
    let x: Range<Int>
    let lower: Double
    let upper: Double
    let layer: Int
    let label: String?

    init(_ annotation: Annotation) {
      let box = annotation.box
      x = box.x
      lower = box.y.lowerBound.rounded()
      upper = box.y.upperBound.rounded()
      layer = box.layer
      label = annotation.label
    }
  }

  /// Adds those of `new` to `existing` that are not there. With `replacing`, boxes of `existing` that are not among
  /// `new` are removed; the others keep their notes and marks.
  package init(_ new: [Annotation], into existing: [Annotation], replacing: Bool = false) {
    var known = Set(existing.indices.lazy.map { Place(existing[$0]) })
    var added: [Annotation] = []
    for annotation in new where known.insert(Place(annotation)).inserted {
      added.append(annotation)
    }
    addedAnnotations = added
    duplicateCount = new.count - added.count
    guard replacing else {
      annotations = existing + added
      return
    }
    let wanted = Set(new.lazy.map(Place.init))
    let kept = existing.filter { wanted.contains(Place($0)) }
    removedCount = existing.count - kept.count
    annotations = kept + added
  }
}
