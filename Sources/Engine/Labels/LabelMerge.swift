import FoundationEssentials

/// Merges three states of labels, box by box: the common base, the changes of another program, and
/// the changes made here. If both changed the same box, the change made here counts.
enum LabelMerge {
  /// `mine` with the changes from `base` to `theirs`.
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
