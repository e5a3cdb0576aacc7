import FoundationEssentials

/// Merges three states of labels, box by box: what both started from, what another program made of it,
/// and what was made of it here. Where both changed the same box, the change made here counts.
enum LabelMerge {
  /// `mine` with what changed from `base` to `theirs`.
  static func merge<Entry: LabelEntry>(
    base: [UUID: Entry], theirs: [UUID: Entry], mine: [UUID: Entry]
  ) -> [UUID: Entry] {
    var merged = mine
    for (id, entry) in theirs {
      let before = base[id]
      if !Optional(entry).hasContent(of: before), mine[id].hasContent(of: before) {
        merged[id] = entry
      }
    }
    for (id, before) in base where theirs[id] == nil && Optional(before).hasContent(of: mine[id]) {
      merged[id] = nil
    }
    return merged
  }
}
