import FoundationEssentials

/// The content of a label file.
package struct LabelContent<Codec: LabelCodec>: Sendable {
  /// Everything except the entries.
  package var fields: Codec.Fields
  package var entries: [UUID: Codec.Entry] = [:]
  /// The ids of the entries in the order of the file; may include ids of removed entries.
  package var order: [UUID] = []
  /// The number of writes of each editing session that the file includes, the last writer last.
  package var writes: [LabelWriteCount] = []
  /// In a file in the state folder: the differences to the file beside the document.
  package var base: LabelBase<Codec.Entry>?
  /// Sentences about entries that cannot be shown.
  package var warnings: [String] = []

  /// A file of `fields` without entries.
  package init(fields: Codec.Fields) { self.fields = fields }
}

/// The differences between a label file in the state folder and the file beside the document when
/// it was written.
package struct LabelBase<Entry: LabelEntry>: Sendable {
  /// The ids of entries that were not beside the document.
  package var added: Set<UUID>
  /// Entries that were changed or deleted, with their content beside the document.
  package var before: [UUID: Entry]

  /// Makes a base from the fields of a file.
  package init(added: Set<UUID>, before: [UUID: Entry]) {
    self.added = added
    self.before = before
  }

  /// The differences of `base` from `entries`.
  init(_ base: [UUID: Entry], of entries: [UUID: Entry]) {
    added = Set(entries.keys.filter { base[$0] == nil })
    before = base.filter { !Optional($0.value).hasContent(of: entries[$0.key]) }
  }

  /// The entries beside the document, given that the state folder has `entries`.
  func entries(from entries: [UUID: Entry]) -> [UUID: Entry] {
    entries.filter { !added.contains($0.key) }.merging(before) { _, before in before }
  }
}
