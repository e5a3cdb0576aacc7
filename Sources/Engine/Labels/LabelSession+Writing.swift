import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

extension LabelSession {
  /// Writes `revision`, which comes from `editor`, as the labels of `document`. Throws `FileError` or
  /// `LabelFileError` if neither place can be written.
  mutating func write(
    _ revision: LabelRevision, of document: Codec.Document, by editor: Int
  ) throws -> LabelWriteReport {
    try asTransaction { try $0.writeEitherPlace(revision, of: document, by: editor) }
  }

  /// Writes the labels again if another program has replaced them with an older state since the last write. Reports
  /// the changes of that program to `document`, for `editor`.
  mutating func confirm(
    _ document: Codec.Document, for editor: Int
  ) throws -> LabelWriteReport {
    guard hasWritten, let identity = try FileIdentity.current(places.beside) else {
      return LabelWriteReport()
    }
    if identity == beside.identity, fallback.identity != nil || beside.holds(content.entries) {
      return LabelWriteReport()
    }
    return try asTransaction { try $0.writeEitherPlace(nil, of: document, by: editor) }
  }

  /// Moves labels from the state folder to the file beside the document, if possible.
  mutating func bringBack() -> LabelWriteReport {
    var report = LabelWriteReport()
    guard FileIdentity(places.fallback) != nil, places.besideIsWritable else { return report }
    readFiles()
    guard problem == nil else { return report }
    do {
      try asTransaction { try $0.writeBeside(&report) }
    } catch {
      report.warnings.append("\(error)")
    }
    return report
  }

  /// Runs `body`. If it throws, all its changes to the session are discarded, so that the next write merges again.
  private mutating func asTransaction<Result>(
    _ body: (inout LabelSession) throws -> Result
  ) throws -> Result {
    var session = self
    // A write that failed may have reached the disk, so its number is not used again.
    defer { ownWrites = session.ownWrites }
    let result = try body(&session)
    self = session
    return result
  }

  /// Writes `revision`. If it is nil, writes the current labels, but only if they are not on disk.
  private mutating func writeEitherPlace(
    _ revision: LabelRevision?, of document: Codec.Document, by editor: Int
  ) throws -> LabelWriteReport {
    // Without this, a file with only the new boxes would hide the imported labels at the next start.
    if !isLoaded, FileIdentity(places.beside) == nil { readFiles() }
    var report = LabelWriteReport()
    var state = editors[editor] ?? Editor()
    let before: [Annotation]
    if let revision {
      var annotations = revision.annotations
      for changes in state.changes.dropFirst(revision.changesSeen) {
        changes.apply(to: &annotations)
      }
      before = annotations
    } else {
      before = annotations(of: document, from: state.entries)
    }
    let mine = put(before, of: document, known: state.entries)
    do {
      try writeBeside(&report, onlyIfNeeded: revision == nil)
      warning = nil
    } catch let error as LabelFileError where error.isAboutLabels {
      // The labels are too large for either place.
      throw error
    } catch let error where error is FileError || error is LabelFileError {
      try writeFallback(&report, because: error)
    }
    let after = update(before, mine, of: document)
    report.changes = LabelChanges(from: before, to: after)
    if !report.changes.isEmpty { state.changes.append(report.changes) }
    state.entries = entries(shownBy: after)
    editors[editor] = state
    hasWritten = true
    return report
  }

  private mutating func writeBeside(
    _ report: inout LabelWriteReport, onlyIfNeeded: Bool = false
  ) throws {
    try FolderLock.whileHolding(places.besideFolder) {
      try withFallbackLock { hasFallback in
        try mergeFile(.beside, &report.warnings)
        // If the file in the state folder cannot be read, `load` has reported that, and the file is not changed.
        let isMerged = hasFallback && (try? mergeFile(.fallback, &report.warnings)) != nil
        guard !content.entries.isEmpty || beside.identity != nil || hasFallback else { return }
        if onlyIfNeeded, !hasFallback, beside.holds(content.entries) { return }
        guard places.besideIsWritable else {
          throw FileError.system(.write, path: places.beside.path, code: EACCES)
        }
        let broughtBack = isMerged ? fallback.changeCount(from: beside) : nil
        try writeFile(.beside)
        if let broughtBack { removeFallback(broughtBack, &report) }
      }
    }
  }

  private mutating func removeFallback(_ count: Int, _ report: inout LabelWriteReport) {
    // The labels are beside the document now. If this file cannot be removed, the next write tries again.
    try? FileSystem.remove(places.fallback.path)
    try? FileSystem.sync(folder: places.fallbackFolder)
    fallback = LabelReplica()
    let boxes = count == 1 ? "1 box" : "\(count) boxes"
    report.notice =
      "Moved \(boxes) back from \(VisibleText.of(places.fallback.path)) "
      + "to \(VisibleText.of(places.beside.path))."
  }

  private mutating func writeFallback(
    _ report: inout LabelWriteReport, because error: any Error
  ) throws {
    do {
      try FileSystem.createFolder(places.fallbackFolder)
      try FolderLock.whileHolding(places.fallbackFolder) {
        // This fails if the file beside the document cannot be read. Then its changes cannot be merged.
        try? mergeFile(.beside, &report.warnings)
        try mergeFile(.fallback, &report.warnings)
        try writeFile(.fallback)
      }
    } catch let second where second is FileError || second is LabelFileError {
      throw LabelFileError.noPlace(beside: "\(error)", fallback: "\(second)")
    }
    let sentence = "Labels are kept in \(VisibleText.of(places.fallback.path)) for now: \(error)."
    if sentence != warning { report.warnings.append(sentence) }
    warning = sentence
  }

  /// Runs `body`, whose argument says whether the state folder has labels of these documents. If it has, holds the lock
  /// of the state folder while `body` runs. That lock is always taken after the lock of the documents' folder.
  private func withFallbackLock(_ body: (_ hasFallback: Bool) throws -> Void) throws {
    guard try FileIdentity.current(places.fallback) != nil else { return try body(false) }
    guard try places.fallbackFolder != places.besideFolder else { return try body(true) }
    try FolderLock.whileHolding(places.fallbackFolder) { try body(true) }
  }

  /// Writes `content` to `place`, and records the written state.
  private mutating func writeFile(_ place: LabelPlaces.Place) throws {
    let (url, replica) = location(place)
    ownWrites += 1
    var written = content
    if let id { written.writes.set(ownWrites, of: id) }
    switch place {
    case .beside: written.base = nil
    case .fallback: written.base = LabelBase(beside.entries, of: content.entries)
    }
    let data = try codec.encode(&written)
    guard data.count <= sizeLimit else {
      throw LabelFileError.tooLarge(path: url.path, bytes: data.count, limit: sizeLimit)
    }
    try AtomicFile.write(data, to: url)
    written.base = nil
    content = written
    self[keyPath: replica].record(FileIdentity(url), content.entries)
    journal.record(content.entries, readFrom: nil, ownWrites: id == nil ? 0 : ownWrites)
  }
}
