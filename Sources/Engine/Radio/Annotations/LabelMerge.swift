import FoundationEssentials

/// Merges three states of labels, box by box: what both started from, what another program made of it,
/// and what was made of it here. Where both changed the same box, what was done here counts.
enum LabelMerge {
  /// `mine` with what changed from `base` to `theirs`.
  static func merge(
    base: [UUID: SigMFAnnotation], theirs: [UUID: SigMFAnnotation],
    mine: [UUID: SigMFAnnotation]
  ) -> [UUID: SigMFAnnotation] {
    var merged = mine
    for (id, entry) in theirs {
      let before = base[id]
      if !entry.hasContent(of: before), mine[id].hasContent(of: before) { merged[id] = entry }
    }
    for (id, before) in base where theirs[id] == nil && before.hasContent(of: mine[id]) {
      merged[id] = nil
    }
    return merged
  }
}

extension SigMFAnnotation {
  fileprivate func hasContent(of other: SigMFAnnotation?) -> Bool {
    Optional(self).hasContent(of: other)
  }
}
