import FoundationEssentials
import Foundations
import Synchronization

/// The label file of one or several open documents. It is read once, merged with changes of other programs, and
/// replaced atomically at every change.
package final class LabelFile<Codec: LabelCodec>: Sendable {
  private let places: LabelPlaces
  private let session: Mutex<LabelSession<Codec>>

  /// The file in `places`, which is not read yet. It may have at most `sizeLimit` bytes.
  ///
  /// The file counts the writes of the editing session with the name `session`, which shows whether another program
  /// has seen them. `session` is nil for a program that writes once.
  package init(places: LabelPlaces, codec: Codec, session: String?, sizeLimit: Int) {
    self.places = places
    self.session = Mutex(
      LabelSession(id: session, places: places, codec: codec, sizeLimit: sizeLimit))
  }

  /// The labels of `document`, for one editor.
  package func labels(of document: Codec.Document) -> DocumentLabels<Codec> {
    DocumentLabels(file: self, document: document)
  }

  /// Calls `change` to update the codec, for example when a document has changed.
  package func updateCodec(_ change: (inout Codec) -> Void) {
    session.withLock { change(&$0.codec) }
  }

  /// The error that occurred when existing labels were read; nil if there was none.
  package var problem: (any Error)? { session.withLock { $0.problem } }

  /// Moves labels from the state folder to the file beside the document, if possible.
  package func bringBack() -> LabelWriteReport { session.withLock { $0.bringBack() } }

  /// Removes temporary files that killed programs left.
  fileprivate func removeAbandoned() {
    let files: [String?] = [
      try? AtomicFile.resolvingLinks(places.beside.path), places.fallback.path,
    ]
    for case let file? in files {
      // A file that cannot be removed does no harm.
      try? AtomicFile.removeAbandoned(
        in: FileSystem.parent(of: file), suffix: ".\(places.ending)")
    }
  }

  fileprivate func withSession<Result>(
    _ body: (inout LabelSession<Codec>) throws -> Result
  ) rethrows -> Result {
    try session.withLock { session in try body(&session) }
  }
}

/// Makes unique names for editing sessions.
package enum LabelSessionName {
  /// A new random name.
  package static func random() -> String {
    String(UInt64.random(in: .min ... .max), radix: 16)
  }
}

/// The labels of one document in a label file, for one editor.
///
/// A document that is closed and opened again has a new editor. The new editor does not know the boxes that the old
/// editor has not written yet.
package final class DocumentLabels<Codec: LabelCodec>: LabelStore {
  private let file: LabelFile<Codec>
  private let document: Codec.Document
  private let editor: Int

  fileprivate init(file: LabelFile<Codec>, document: Codec.Document) {
    self.file = file
    self.document = document
    editor = file.withSession { $0.addEditor() }
  }

  deinit { file.withSession { $0.editors[editor] = nil } }

  package func prepare() -> LabelWriteReport {
    file.removeAbandoned()
    return file.bringBack()
  }

  package func load() -> (annotations: [Annotation], warnings: [String]) {
    file.withSession { $0.load(document, for: editor) }
  }

  @discardableResult
  package func write(_ revision: LabelRevision) throws -> LabelWriteReport {
    try file.withSession { try $0.write(revision, of: document, by: editor) }
  }

  @discardableResult
  package func confirm() throws -> LabelWriteReport {
    try file.withSession { try $0.confirm(document, for: editor) }
  }
}
