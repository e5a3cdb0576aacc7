import FoundationEssentials

/// Merges the labels of this session and of another program, box by box. If both changed the same box, the change of
/// this session is kept.
enum LabelMerge {
  /// `mine` with the changes from `base`, the common earlier state, to `theirs`.
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
