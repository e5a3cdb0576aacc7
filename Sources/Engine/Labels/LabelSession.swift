import FoundationEssentials
import Foundations

/// An editing session: the labels of one or several documents, and the state of their files.
///
/// A session merges twice. `content` holds the labels of all documents, merged with the changes that other programs
/// make to the files. Each editor of a document has a state of its own, which is merged with `content` when the editor
/// writes or loads, so that each editor gets every change once.
struct LabelSession<Codec: LabelCodec>: Sendable {
  typealias Entry = Codec.Entry

  /// The state of the editor of a document.
  struct Editor: Sendable {
    /// The entries of the boxes that the editor shows.
    var entries: [UUID: Entry] = [:]
    /// The changes of other programs that were reported to the editor.
    var changes: [LabelChanges] = []
    var hasLoaded = false
  }

  /// The name of the session, under which the files count its writes; nil if they are not counted.
  let id: String?
  let places: LabelPlaces
  /// The maximum size of a label file in bytes, so that it can be read again.
  let sizeLimit: Int
  var codec: Codec
  /// The labels of all documents, as they are on disk or will be after the next write.
  var content: LabelContent<Codec>
  var editors: [Int: Editor] = [:]
  private var editorCount = 0
  /// The boxes in which each entry was shown, oldest first. A box that is moved back gets the numbers of the old
  /// entry.
  var placements: [UUID: [(box: Box, entry: Entry)]] = [:]
  var journal = LabelJournal<Entry>()
  var beside = LabelReplica<Entry>()
  var fallback = LabelReplica<Entry>()
  /// The number of writes of this session, including failed ones.
  var ownWrites = 0
  var isLoaded = false
  /// Whether this session has written labels.
  var hasWritten = false
  /// The last warning that labels are written to the state folder.
  var warning: String?
  /// Warnings that `load` has already returned.
  private var returnedWarnings: Set<String> = []

  /// A session that has not read the files yet.
  init(id: String?, places: LabelPlaces, codec: Codec, sizeLimit: Int) {
    self.id = id
    self.sizeLimit = sizeLimit
    self.places = places
    self.codec = codec
    content = codec.emptyContent()
  }

  /// The error that occurred when existing labels were read; nil if there was none.
  var problem: (any Error)? { beside.problem ?? fallback.problem }

  /// Adds an editor without boxes, and returns its number.
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
    // Warnings are repeated when an editor loads again, but not when the next document of the file is opened.
    if editors[editor]?.hasLoaded != true {
      warnings.removeAll { returnedWarnings.contains($0) }
    }
    returnedWarnings.formUnion(warnings)
    editors[editor] = Editor(entries: entries(shownBy: annotations), hasLoaded: true)
    return (annotations, warnings)
  }

  /// Reads both files if they were not read before or have changed, and merges them.
  mutating func readFiles() {
    guard isLoaded else { return readFilesFirst() }
    for place in [LabelPlaces.Place.beside, .fallback] {
      var warnings: [String] = []
      // `problem` reports a file that cannot be read.
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
      self[keyPath: replica].record(identity, found?.entries ?? [:])
      return found
    } catch {
      self[keyPath: replica].record(identity, problem: error)
      return nil
    }
  }

  /// The content of the file at `url`; nil if there is no file. `entries` are the entries that it had before.
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
  /// Older versions of this program did not store them. For their files, boxes in both places count as changed in the
  /// state folder, and the others as added.
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
