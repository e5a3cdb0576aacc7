import FoundationEssentials

/// The content of a label file.
package struct LabelContent<Codec: LabelCodec>: Sendable {
  /// Everything except the entries.
  package var fields: Codec.Fields
  /// The entries by their ids.
  package var entries: [UUID: Codec.Entry] = [:]
  /// The ids of the entries in the order of the file. It may include ids of removed entries.
  package var order: [UUID] = []
  /// For each editing session, the number of its writes that the file includes. The last writer is the last.
  package var writes: [LabelWriteCount] = []
  /// The differences from the file beside the document, if this is a file in the state folder.
  package var base: LabelBase<Codec.Entry>?
  /// Sentences about entries that cannot be shown.
  package var warnings: [String] = []

  /// The content of a file with `fields` and without entries.
  package init(fields: Codec.Fields) { self.fields = fields }
}

/// The differences between a label file in the state folder and the file beside the document, at the time when the
/// former was written.
package struct LabelBase<Entry: LabelEntry>: Sendable {
  /// The ids of entries that were not in the file beside the document.
  package var added: Set<UUID>
  /// Entries of the file beside the document that are changed or deleted in the state folder.
  package var before: [UUID: Entry]

  /// The differences that a file states.
  package init(added: Set<UUID>, before: [UUID: Entry]) {
    self.added = added
    self.before = before
  }

  /// The differences between `entries` in the state folder and `base` beside the document.
  init(_ base: [UUID: Entry], of entries: [UUID: Entry]) {
    added = Set(entries.keys.filter { base[$0] == nil })
    before = base.filter { !Optional($0.value).hasContent(of: entries[$0.key]) }
  }

  /// The entries beside the document, computed from the `entries` in the state folder.
  func entries(from entries: [UUID: Entry]) -> [UUID: Entry] {
    entries.filter { !added.contains($0.key) }.merging(before) { _, before in before }
  }
}
