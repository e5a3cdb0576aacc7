import FoundationEssentials

/// What a label file holds.
package struct LabelContent<Codec: LabelCodec>: Sendable {
  /// Everything besides the entries.
  package var fields: Codec.Fields
  package var entries: [UUID: Codec.Entry] = [:]
  /// The ids of the entries in the order of the file. It may name ids that are no longer there.
  package var order: [UUID] = []
  /// The writes of editing sessions that the file includes, the last writer last.
  package var writes: [LabelWriteCount] = []
  /// In a file in the state folder: what the file beside the document held.
  package var base: LabelBase<Codec.Entry>?
  /// Sentences about entries that cannot be shown.
  package var warnings: [String] = []

  /// A file of `fields` without entries.
  package init(fields: Codec.Fields) { self.fields = fields }
}

/// What the file beside a document held when labels were written to the state folder instead, as its
/// differences from the entries in the state folder.
package struct LabelBase<Entry: LabelEntry>: Sendable {
  /// Ids of the entries that were not beside the document.
  package var added: Set<UUID>
  /// The entries beside the document that were changed or deleted, as they were there.
  package var before: [UUID: Entry]

  /// Makes a base from what a file says.
  package init(added: Set<UUID>, before: [UUID: Entry]) {
    self.added = added
    self.before = before
  }

  /// The differences of `base` from `entries`.
  init(_ base: [UUID: Entry], of entries: [UUID: Entry]) {
    added = Set(entries.keys.filter { base[$0] == nil })
    before = base.filter { !Optional($0.value).hasContent(of: entries[$0.key]) }
  }

  /// What the file beside the document held, when the state folder holds `entries`.
  func entries(from entries: [UUID: Entry]) -> [UUID: Entry] {
    entries.filter { !added.contains($0.key) }.merging(before) { _, before in before }
  }
}
