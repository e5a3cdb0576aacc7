import FoundationEssentials
import Foundations

/// What an editing session knows of the labels of a capture and of the files that hold them.
struct LabelSession: Sendable {
  /// The name under which the files count the writes of this session; nil when they do not.
  let id: String?
  let places: LabelPlaces
  /// Bytes of labels that can be read again.
  let sizeLimit: Int
  /// What the boxes are on; it may grow.
  var capture: Capture
  /// What the file says besides annotations.
  var metadata: SigMFMetadata
  /// Entries that have no place on this capture.
  var unplaced: [UUID: SigMFAnnotation] = [:]
  var journal = LabelJournal()
  var beside = LabelReplica()
  var fallback = LabelReplica()
  var ownWrites = 0
  /// Everything that others changed since `load`.
  var changes: [LabelChanges] = []
  /// What was last written; nil when nothing was.
  var lastWritten: [Annotation]?
  /// What was last said about labels that go to the state folder.
  var warning: String?

  /// Nothing is read yet.
  init(id: String?, places: LabelPlaces, capture: Capture, sizeLimit: Int) {
    self.id = id
    self.sizeLimit = sizeLimit
    self.places = places
    self.capture = capture
    metadata = SigMFMetadata(describing: capture)
  }

  /// Why labels that are there cannot be read.
  var problem: (any Error)? { beside.problem ?? fallback.problem }

  /// How the file's numbers are to be taken.
  var frame: LabelFrame { LabelFrame(metadata, on: capture) }

  /// Reads both places and merges them.
  mutating func load() -> (annotations: [Annotation], warnings: [String]) {
    // Sessions of other programs tell this one from what it was before by another count.
    let ownWrites = ownWrites
    self = LabelSession(id: id, places: places, capture: capture, sizeLimit: sizeLimit)
    self.ownWrites = ownWrites
    let (besideFile, besideEntries) = load(places.beside, into: \.beside)
    let (fallbackFile, entries) = load(places.fallback, into: \.fallback)
    metadata = besideFile ?? fallbackFile ?? metadata
    metadata.global.base = nil
    metadata.global.writes = besideFile?.global.writes ?? []
    metadata.global.writes.merge(fallbackFile?.global.writes ?? [])
    var merged = besideEntries.byID
    var ids = besideEntries.ids
    if let fallbackFile {
      journal.record(
        entries.byID, readFrom: .fallback, ownWrites: fallbackFile.global.writes.count(of: id))
      merged = merge(fallbackFile, entries, besideIsThere: besideFile != nil)
      ids = entries.ids + ids.filter { entries.byID[$0] == nil }
    }
    journal.record(
      besideEntries.byID, readFrom: .beside,
      ownWrites: besideFile?.global.writes.count(of: id) ?? 0)
    metadata.annotations = []
    return (place(merged, in: ids), warnings())
  }

  /// What the labels in the state folder make of those beside the capture.
  private func merge(
    _ file: SigMFMetadata, _ entries: LabelEntries, besideIsThere: Bool
  ) -> [UUID: SigMFAnnotation] {
    guard besideIsThere else { return entries.byID }
    return LabelMerge.merge(
      base: base(of: file, entries, mine: beside.entries), theirs: beside.entries,
      mine: entries.byID)
  }

  /// What was beside the capture when `file` was written to the state folder.
  ///
  /// Older versions did not note it. Then boxes that are in both places count as changed in the state
  /// folder, the others as added.
  func base(
    of file: SigMFMetadata, _ entries: LabelEntries, mine: [UUID: SigMFAnnotation]
  ) -> [UUID: SigMFAnnotation] {
    file.global.base?.base(of: entries.byID) ?? mine.filter { entries.byID[$0.key] != nil }
  }

  private mutating func load(
    _ url: URL, into replica: WritableKeyPath<LabelSession, LabelReplica>
  ) -> (file: SigMFMetadata?, entries: LabelEntries) {
    let identity = FileIdentity(url)
    do {
      let file = try read(url)
      let entries = LabelEntries(file?.annotations ?? [])
      self[keyPath: replica].note(identity, entries.byID)
      return (file, entries)
    } catch {
      self[keyPath: replica].note(identity, problem: error)
      return (nil, LabelEntries([]))
    }
  }

  /// The metadata at `url`, nil when there is none.
  func read(_ url: URL) throws -> SigMFMetadata? {
    let metadata: SigMFMetadata
    do {
      metadata = try SigMFMetadata(contentsOf: url)
    } catch let error as FileError where error.isAbsence {
      return nil
    }
    guard metadata.describes(capture) else {
      throw LabelFileError.anotherRecording(path: url.path, dataset: metadata.global.dataset)
    }
    return metadata
  }

  /// Parts `entries` into annotations, in the order of `ids`, and those that have no place.
  private mutating func place(
    _ entries: [UUID: SigMFAnnotation], in ids: [UUID]
  ) -> [Annotation] {
    let frame = frame
    unplaced = [:]
    var annotations: [Annotation] = []
    for id in ids {
      guard let entry = entries[id] else { continue }
      if let annotation = Annotation(entry, id: id, in: frame) {
        annotations.append(annotation)
      } else {
        unplaced[id] = entry
      }
    }
    return annotations
  }

  private func warnings() -> [String] {
    var warnings = [beside.problem, fallback.problem].compactMap { $0.map { "\($0)" } }
    let (path, other) = (
      VisibleText.of(places.beside.path), VisibleText.of(places.fallback.path)
    )
    if beside.problem != nil {
      warnings.append("Labels go to \(other), as \(path) is left as it is.")
    } else if !places.besideIsWritable {
      warnings.append("Labels go to \(other), as \(path) cannot be written.")
    } else if fallback.identity != nil, fallback.problem == nil {
      warnings.append(
        "Some labels are in \(other), as \(path) could not be written; "
          + "the next change of a box writes them there.")
    }
    return warnings
  }
}
