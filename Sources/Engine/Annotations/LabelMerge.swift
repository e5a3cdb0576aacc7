import FoundationEssentials

/// Brings three states of a label file together: what it was, what another program made of it, and
/// what was made of it here. Where both changed the same box, what was done here counts.
struct LabelMerge {
  /// What the other program changed and nobody here did.
  private(set) var changes = LabelChanges()
  /// New entries that have no place on the capture, or no UUID to follow them by.
  private(set) var untouched: [SigMFAnnotation] = []

  /// Compares by UUID. `makeAnnotation` turns an entry into an annotation, nil where it has no place.
  init(
    base: [SigMFAnnotation], theirs: [SigMFAnnotation], mine: [SigMFAnnotation],
    makeAnnotation: (SigMFAnnotation) -> Annotation?
  ) {
    let baseByID = Self.byID(base)
    let mineByID = Self.byID(mine)
    let theirsByID = Self.byID(theirs)
    for entry in theirs {
      guard let uuid = entry.uuid, let annotation = makeAnnotation(entry) else {
        if !base.contains(entry) { untouched.append(entry) }
        continue
      }
      if let before = baseByID[uuid] {
        if entry != before, mineByID[uuid] == before { changes.changed[annotation.id] = annotation }
      } else if mineByID[uuid] == nil {
        changes.added.append(annotation)
      }
    }
    for (uuid, before) in baseByID where theirsByID[uuid] == nil && mineByID[uuid] == before {
      if let annotation = makeAnnotation(before) { changes.removed.insert(annotation.id) }
    }
  }

  private static func byID(_ entries: [SigMFAnnotation]) -> [String: SigMFAnnotation] {
    Dictionary(
      entries.compactMap { entry in entry.uuid.map { ($0, entry) } }, uniquingKeysWith: { $1 })
  }
}
