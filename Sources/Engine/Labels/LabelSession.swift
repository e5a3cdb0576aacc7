import FoundationEssentials
import Foundations

/// What an editing session knows about the labels of one or several documents and about their
/// files.
///
/// A session merges twice. `content` contains the labels of all documents, merged with changes of
/// other programs to the files. Each editor of a document has its own state, merged with `content`,
/// so that changes of other programs are reported to the right editor when it writes or loads.
struct LabelSession<Codec: LabelCodec>: Sendable {
  typealias Entry = Codec.Entry

  /// What the editor of a document knows.
  struct Editor: Sendable {
    /// The entries of the boxes that it shows.
    var entries: [UUID: Entry] = [:]
    /// The changes of other programs that were reported to it.
    var changes: [LabelChanges] = []
    var hasLoaded = false
  }

  /// The name under which files count the writes of this session; nil if they do not.
  let id: String?
  let places: LabelPlaces
  /// The maximum size of a label file in bytes, so that it can be read again.
  let sizeLimit: Int
  var codec: Codec
  /// The labels of all documents, as they are or will be on disk.
  var content: LabelContent<Codec>
  var editors: [Int: Editor] = [:]
  private var editorCount = 0
  /// The positions at which entries were shown, for boxes that are moved back.
  var placements: [UUID: [(box: Box, entry: Entry)]] = [:]
  var journal = LabelJournal<Entry>()
  var beside = LabelReplica<Entry>()
  var fallback = LabelReplica<Entry>()
  var ownWrites = 0
  var isLoaded = false
  /// Whether this session has written labels, which another program may replace.
  var hasWritten = false
  /// The last warning about labels that go to the state folder.
  var warning: String?
  /// Warnings that `load` has already returned.
  private var returnedWarnings: Set<String> = []

  /// Makes a session that has read nothing yet.
  init(id: String?, places: LabelPlaces, codec: Codec, sizeLimit: Int) {
    self.id = id
    self.sizeLimit = sizeLimit
    self.places = places
    self.codec = codec
    content = codec.emptyContent()
  }

  /// Why existing labels cannot be read.
  var problem: (any Error)? { beside.problem ?? fallback.problem }

  /// Adds an editor, which knows nothing yet, and returns its number.
  mutating func addEditor() -> Int {
    editorCount += 1
    editors[editorCount] = Editor()
    return editorCount
  }

  /// The annotations of `document` for `editor`, and warnings. Files are read only if they have
  /// changed since they were last read or written.
  mutating func load(
    _ document: Codec.Document, for editor: Int
  ) -> (annotations: [Annotation], warnings: [String]) {
    readFiles()
    let annotations = annotations(of: document)
    var warnings =
      fileWarnings() + content.warnings
      + codec.mapping(of: document, in: content.fields).warnings
    // An editor that loads again repeats its warnings; the next document of the same file does not.
    if editors[editor]?.hasLoaded != true {
      warnings.removeAll { returnedWarnings.contains($0) }
    }
    returnedWarnings.formUnion(warnings)
    editors[editor] = Editor(entries: entries(shownBy: annotations), hasLoaded: true)
    return (annotations, warnings)
  }

  /// Reads both files and merges them, if they were not read before or have changed.
  mutating func readFiles() {
    guard isLoaded else { return readFilesFirst() }
    for place in [LabelPlaces.Place.beside, .fallback] {
      var warnings: [String] = []
      // A file that cannot be read is reported from `problem`.
      try? mergeFile(place, &warnings)
    }
  }

  private mutating func readFilesFirst() {
    let besideContent = readFirst(places.beside, into: \.beside)
    let fallbackContent = readFirst(places.fallback, into: \.fallback)
    isLoaded = true
    if let found = besideContent ?? fallbackContent { content = found }
    content.base = nil
    if let fallbackContent {
      if let besideContent {
        content.writes.merge(fallbackContent.writes)
        content.entries = LabelMerge.merge(
          base: base(of: fallbackContent, mine: besideContent.entries),
          theirs: besideContent.entries, mine: fallbackContent.entries)
        content.order =
          fallbackContent.order
          + besideContent.order.filter {
            fallbackContent.entries[$0] == nil
          }
      }
      journal.record(
        fallbackContent.entries, readFrom: .fallback,
        ownWrites: fallbackContent.writes.count(of: id))
    }
    journal.record(
      besideContent?.entries ?? [:], readFrom: .beside,
      ownWrites: besideContent?.writes.count(of: id) ?? 0)
    guard beside.identity == nil, fallback.identity == nil,
      let imported = codec.importedContent()
    else { return }
    content = imported
    journal.record(imported.entries, readFrom: .beside, ownWrites: 0)
  }

  private mutating func readFirst(
    _ url: URL, into replica: WritableKeyPath<LabelSession, LabelReplica<Entry>>
  ) -> LabelContent<Codec>? {
    let identity = FileIdentity(url)
    do {
      let found = try read(url, before: [:])
      self[keyPath: replica].note(identity, found?.entries ?? [:])
      return found
    } catch {
      self[keyPath: replica].note(identity, problem: error)
      return nil
    }
  }

  /// The content of the file at `url`; nil if there is none. `entries` are its earlier entries.
  func read(_ url: URL, before entries: [UUID: Entry]) throws -> LabelContent<Codec>? {
    guard let data = try contents(url) else { return nil }
    var known = content
    known.entries = entries
    return try codec.decode(data, path: url.path, known: known)
  }

  private func contents(_ url: URL) throws(FileError) -> Data? {
    do throws(FileError) {
      return try FileSystem.contents(of: url.path, limit: sizeLimit)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
  }

  /// The entries beside the document when `file` was written to the state folder.
  ///
  /// Older versions did not store them. Then boxes in both places count as changed in the state
  /// folder, the others as added.
  func base(of file: LabelContent<Codec>, mine: [UUID: Entry]) -> [UUID: Entry] {
    file.base?.entries(from: file.entries) ?? mine.filter { file.entries[$0.key] != nil }
  }

  private func fileWarnings() -> [String] {
    var warnings = [beside.problem, fallback.problem].compactMap { $0.map { "\($0)" } }
    let (path, other) = (
      VisibleText.of(places.beside.path), VisibleText.of(places.fallback.path)
    )
    if beside.problem != nil {
      warnings.append("Labels are written to \(other); \(path) is not changed.")
    } else if !places.besideIsWritable {
      warnings.append("Labels are written to \(other), because \(path) cannot be written.")
    } else if fallback.identity != nil, fallback.problem == nil {
      warnings.append(
        "Some labels are in \(other), because \(path) could not be written; "
          + "the next change of a box writes them there.")
    }
    return warnings
  }
}
