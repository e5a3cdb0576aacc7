import FoundationEssentials
import Foundations

/// An entry of a label file, with the fields of other programs.
package protocol LabelEntry: Sendable, Equatable {
  /// Whether both have the same content; the numbering and spelling of ids are ignored.
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
  associatedtype Entry: LabelEntry
  /// Identifies a document within a file.
  associatedtype Document: Hashable & Sendable
  associatedtype Mapping: LabelMapping where Mapping.Entry == Entry

  /// The content of a file that does not exist yet.
  func emptyContent() -> LabelContent<Self>

  /// The initial content if no label file exists: labels of other programs in files of other names.
  /// Nil if there are none.
  func importedContent() -> LabelContent<Self>?

  /// Decodes the file `data` at `path`. `known` is what the session knows; it helps to recognize
  /// entries that lost their UUID. Throws `LabelFileError`, also if the file describes something
  /// else.
  func decode(
    _ data: Data, path: String, known: LabelContent<Self>
  ) throws -> LabelContent<Self>

  /// Encodes `content` as a file, and stores newly assigned ids in `content`.
  func encode(_ content: inout LabelContent<Self>) throws -> Data

  /// The fields `theirs` of a file that another program wrote, with those parts of `ours` that this
  /// program needs.
  func merge(_ theirs: Fields, into ours: Fields) -> Fields

  /// How the numbers of a file with `fields` correspond to `document`.
  func mapping(of document: Document, in fields: Fields) -> Mapping
}

/// How the entries of a file correspond to the boxes of one document.
package protocol LabelMapping {
  associatedtype Entry: LabelEntry

  /// Problems with the file's data about the document.
  var warnings: [String] { get }

  /// Whether `entry` belongs to this document.
  func holds(_ entry: Entry) -> Bool

  /// The annotation of `entry`; nil if its position is outside of this document.
  func annotation(of entry: Entry, id: UUID) -> Annotation?

  /// The entry for `annotation`, based on `original` (nil for a new annotation), which is changed
  /// only where the annotation differs. `placement` says how its position changed.
  func entry(
    for annotation: Annotation, original: Entry?, placement: LabelPlacement<Entry>
  ) -> Entry
}

extension LabelMapping {
  package var warnings: [String] { [] }
}

/// How the position of an entry changed.
package enum LabelPlacement<Entry: Sendable>: Sendable {
  /// The box was not moved.
  case unchanged
  /// The box is back at the position in this earlier version of the entry.
  case restored(Entry)
  /// The box was drawn or moved by the user.
  case moved
}
