import FoundationEssentials
import Foundations

/// An entry of a label file, with the fields of other programs.
package protocol LabelEntry: Sendable, Equatable {
  /// Whether both entries have the same content. Numbers and spellings of ids are not compared.
  func hasContent(of other: Self) -> Bool
}

extension Optional where Wrapped: LabelEntry {
  /// Whether both are nil or have the same content.
  func hasContent(of other: Wrapped?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let mine?, let theirs?): mine.hasContent(of: theirs)
    case (nil, _?), (_?, nil): false
    }
  }
}

/// A file format for labels.
///
/// A file may contain the labels of several documents. Label sessions use only this protocol, so
/// that merging, locking and the fallback to the state folder are the same for every format.
package protocol LabelCodec: Sendable {
  /// Everything in a file except its entries.
  associatedtype Fields: Sendable
  /// An entry of a file.
  associatedtype Entry: LabelEntry
  /// Identifies a document within a file.
  associatedtype Document: Hashable & Sendable
  /// Converts between the entries and the boxes of a document.
  associatedtype Mapping: LabelMapping where Mapping.Entry == Entry

  /// The content of a file that does not exist yet.
  func emptyContent() -> LabelContent<Self>

  /// The initial content if no label file exists: labels of other programs in files with other names. Nil if
  /// there are none.
  func importedContent() -> LabelContent<Self>?

  /// Decodes `data`, the content of the file at `path`. `known`, the content that the session had before, helps to
  /// recognize entries that lost their UUID. Throws `LabelFileError` if the data is not of this format or describes
  /// another document.
  func decode(
    _ data: Data, path: String, known: LabelContent<Self>
  ) throws -> LabelContent<Self>

  /// Encodes `content` as the data of a file, and stores ids that it assigns in `content`.
  func encode(_ content: inout LabelContent<Self>) throws -> Data

  /// Merges `theirs`, the fields of a file that another program wrote, with the parts of `ours` that this program
  /// needs.
  func merge(_ theirs: Fields, into ours: Fields) -> Fields

  /// The conversion between the entries of a file with `fields` and the boxes of `document`.
  func mapping(of document: Document, in fields: Fields) -> Mapping
}

/// Converts between the entries of a file and the boxes of one document.
package protocol LabelMapping {
  /// An entry of the file.
  associatedtype Entry: LabelEntry

  /// Sentences about problems with the file's data about the document.
  var warnings: [String] { get }

  /// Whether `entry` belongs to this document.
  func holds(_ entry: Entry) -> Bool

  /// The annotation of `entry`; nil if its position is outside of this document.
  func annotation(of entry: Entry, id: UUID) -> Annotation?

  /// The entry for `annotation`: a copy of `original` (nil for a new annotation) in which only the fields change
  /// that differ from the annotation. `placement` says how the position changed.
  func entry(
    for annotation: Annotation, original: Entry?, placement: LabelPlacement<Entry>
  ) -> Entry
}

extension LabelMapping {
  /// No problems, unless the mapping finds some.
  package var warnings: [String] { [] }
}

/// How the position of an entry changed.
package enum LabelPlacement<Entry: Sendable>: Sendable {
  /// The box was not moved.
  case unchanged
  /// The box was moved back to the position that it has in this earlier version of the entry.
  case restored(Entry)
  /// The user drew or moved the box.
  case moved
}
