import FoundationEssentials
import Foundations

/// One entry of a label file as the file has it, with the fields of other programs.
package protocol LabelEntry: Sendable, Equatable {
  /// Whether both say the same; how ids are numbered or spelled does not count.
  func hasContent(of other: Self) -> Bool
}

extension Optional where Wrapped: LabelEntry {
  /// Whether both are absent or say the same.
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
/// A file may hold the labels of several documents. Label sessions know only this protocol, so that
/// merging, locking and falling back to the state folder are the same for every format.
package protocol LabelCodec: Sendable {
  /// Everything that a file holds besides its entries.
  associatedtype Fields: Sendable
  associatedtype Entry: LabelEntry
  /// Tells the documents of a file apart.
  associatedtype Document: Hashable & Sendable
  associatedtype Mapping: LabelMapping where Mapping.Entry == Entry

  /// The content of a file that does not exist yet.
  func emptyContent() -> LabelContent<Self>

  /// The content to start with where no label file exists: what other programs left in files of other
  /// names. Nil when there is none.
  func importedContent() -> LabelContent<Self>?

  /// The content of the file `data`, which is at `path`. `known` is what the session knows; it helps to
  /// recognize entries that lost their UUID. Throws `LabelFileError`, also where the file is about
  /// something else.
  func decode(
    _ data: Data, path: String, known: LabelContent<Self>
  ) throws -> LabelContent<Self>

  /// `content` as a file. Ids that had to be assigned are noted in `content`.
  func encode(_ content: inout LabelContent<Self>) throws -> Data

  /// The fields of a file that another program has written, `theirs`, with what this program needs of
  /// `ours`.
  func merge(_ theirs: Fields, into ours: Fields) -> Fields

  /// How the numbers of a file with `fields` correspond to `document`.
  func mapping(of document: Document, in fields: Fields) -> Mapping
}

/// How the entries of a file correspond to the boxes of one document.
package protocol LabelMapping {
  associatedtype Entry: LabelEntry

  /// Problems with what the file says of the document.
  var warnings: [String] { get }

  /// Whether `entry` is about this document.
  func holds(_ entry: Entry) -> Bool

  /// The annotation of `entry`; nil where it has no place on this document.
  func annotation(of entry: Entry, id: UUID) -> Annotation?

  /// The entry for `annotation`: `original`, which is nil for a new annotation, changed only where the
  /// annotation differs. `placement` says what to do about its place.
  func entry(
    for annotation: Annotation, original: Entry?, placement: LabelPlacement<Entry>
  ) -> Entry
}

extension LabelMapping {
  package var warnings: [String] { [] }
}

/// Where the place of an entry comes from.
package enum LabelPlacement<Entry: Sendable>: Sendable {
  /// The box was not moved.
  case unchanged
  /// The box is again where this earlier version of the entry has it.
  case restored(Entry)
  /// The box was drawn or moved by the user.
  case moved
}
