import FoundationEssentials
import Foundations
import Labels

#if canImport(Glibc)
  import Glibc
#endif

extension LabelSession {
  /// Makes `revision` the labels on disk; throws when neither place takes them. Where they are there
  /// already, nothing is written if `onlyIfNeeded`.
  mutating func write(
    _ revision: LabelRevision, onlyIfNeeded: Bool = false
  ) throws -> LabelFile.WriteReport {
    try whole { try $0.writeEitherPlace(revision, onlyIfNeeded: onlyIfNeeded) }
  }

  /// Performs `body`; when it throws, what it has merged is forgotten, so that the next write merges it
  /// again.
  private mutating func whole<Result>(
    _ body: (inout LabelSession) throws -> Result
  ) throws -> Result {
    var session = self
    // A write that failed may have reached the disk all the same: its number is not used again.
    defer { ownWrites = session.ownWrites }
    let result = try body(&session)
    self = session
    return result
  }

  private mutating func writeEitherPlace(
    _ revision: LabelRevision, onlyIfNeeded: Bool
  ) throws -> LabelFile.WriteReport {
    var report = LabelFile.WriteReport()
    var annotations = revision.annotations
    for changes in changes.dropFirst(revision.changesSeen) { changes.apply(to: &annotations) }
    let before = annotations
    do {
      try writeBeside(&annotations, &report, onlyIfNeeded: onlyIfNeeded)
      warning = nil
    } catch let error as LabelFileError where error.isAboutLabels {
      // They are too large for either place.
      throw error
    } catch let error where error is FileError || error is LabelFileError {
      try writeFallback(&annotations, &report, because: error)
    }
    report.changes = LabelChanges(from: before, to: annotations)
    if !report.changes.isEmpty { changes.append(report.changes) }
    lastWritten = annotations
    return report
  }

  /// Writes again what another program has replaced by an older state since the last write.
  mutating func confirm() throws -> LabelFile.WriteReport {
    guard let lastWritten, let identity = try FileIdentity.current(places.beside),
      identity != beside.identity
    else { return LabelFile.WriteReport() }
    return try write(
      LabelRevision(lastWritten, changesSeen: changes.count), onlyIfNeeded: true)
  }

  /// Writes labels of the state folder beside the capture where that is possible.
  mutating func bringBack() -> LabelFile.WriteReport {
    var report = LabelFile.WriteReport()
    guard FileIdentity(places.fallback) != nil, places.besideIsWritable else { return report }
    var annotations = load().annotations
    guard problem == nil else { return report }
    do {
      try whole { try $0.writeBeside(&annotations, &report) }
    } catch {
      report.warnings.append("\(error)")
    }
    return report
  }

  private mutating func writeBeside(
    _ annotations: inout [Annotation], _ report: inout LabelFile.WriteReport,
    onlyIfNeeded: Bool = false
  ) throws {
    try FolderLock.whileHolding(places.besideFolder) {
      try whileHoldingFallback { hasFallback in
        try merge(.beside, into: &annotations, &report)
        // A file there that cannot be read was reported by `load`; it is left alone.
        let isMerged =
          hasFallback && (try? merge(.fallback, into: &annotations, &report)) != nil
        guard !annotations.isEmpty || !unplaced.isEmpty || beside.identity != nil || hasFallback
        else { return }
        if onlyIfNeeded, !hasFallback, beside.holds(entries(of: annotations)) { return }
        guard places.besideIsWritable else {
          throw FileError.system(.write, path: places.beside.path, code: EACCES)
        }
        let broughtBack = isMerged ? fallback.changeCount(from: beside) : nil
        try write(annotations, to: .beside)
        if let broughtBack { removeFallback(broughtBack, &report) }
      }
    }
  }

  private mutating func removeFallback(
    _ count: Int, _ report: inout LabelFile.WriteReport
  ) {
    // Its labels are beside the capture: where it cannot be removed, the next write tries it again.
    try? FileSystem.remove(places.fallback.path)
    try? FileSystem.sync(folder: places.fallbackFolder)
    fallback = LabelReplica()
    let boxes = count == 1 ? "1 box" : "\(count) boxes"
    report.notice =
      "Brought \(boxes) back from \(VisibleText.of(places.fallback.path)) "
      + "to \(VisibleText.of(places.beside.path))."
  }

  private mutating func writeFallback(
    _ annotations: inout [Annotation], _ report: inout LabelFile.WriteReport,
    because error: any Error
  ) throws {
    do {
      try FileSystem.createFolder(places.fallbackFolder)
      try FolderLock.whileHolding(places.fallbackFolder) {
        // Where this is what failed, nothing beside the capture can be merged.
        try? merge(.beside, into: &annotations, &report)
        try merge(.fallback, into: &annotations, &report)
        try write(annotations, to: .fallback)
      }
    } catch let second where second is FileError || second is LabelFileError {
      throw LabelFileError.noPlace(beside: "\(error)", fallback: "\(second)")
    }
    let sentence = "Labels go to \(VisibleText.of(places.fallback.path)) for now: \(error)."
    if sentence != warning { report.warnings.append(sentence) }
    warning = sentence
  }

  /// The lock of the state folder is only needed where that has labels of this capture, which `body` is
  /// told. It is always taken after the one of the capture's folder.
  private func whileHoldingFallback(_ body: (_ hasFallback: Bool) throws -> Void) throws {
    guard try FileIdentity.current(places.fallback) != nil else { return try body(false) }
    guard try places.fallbackFolder != places.besideFolder else { return try body(true) }
    try FolderLock.whileHolding(places.fallbackFolder) { try body(true) }
  }

  /// Merges what another program made of the file in `place` since it was last seen.
  private mutating func merge(
    _ place: LabelJournal.Place, into annotations: inout [Annotation],
    _ report: inout LabelFile.WriteReport
  ) throws {
    let (url, replica) = location(place)
    // Before the file is read: what comes into its place meanwhile is met by the next write.
    guard let identity = try FileIdentity.current(url) else {
      return self[keyPath: replica].noteAbsence()
    }
    guard identity != self[keyPath: replica].identity else {
      if let problem = self[keyPath: replica].problem { throw problem }
      return
    }
    do {
      guard let file = try read(url) else { return }
      let entries = LabelEntries(file.annotations)
      merge(file, entries, from: place, into: &annotations, &report)
      self[keyPath: replica].note(identity, entries.byID)
    } catch {
      self[keyPath: replica].note(identity, problem: error)
      throw error
    }
  }

  private mutating func merge(
    _ file: SigMFMetadata, _ entries: LabelEntries, from place: LabelJournal.Place,
    into annotations: inout [Annotation], _ report: inout LabelFile.WriteReport
  ) {
    let mine = self.entries(of: annotations)
    let count = file.global.writes.count(of: id)
    let isFirst = place == .fallback && !journal.hasRead(.fallback)
    let found =
      isFirst
      ? (entries: base(of: file, entries, mine: mine), isLatest: true)
      : journal.base(of: entries.byID, at: place, ownWrites: count)
    let merged = LabelMerge.merge(base: found.entries, theirs: entries.byID, mine: mine)
    if !found.isLatest { noteLostBoxes(entries.byID, merged, &report) }
    journal.record(entries.byID, readFrom: place, ownWrites: count)
    var writes = metadata.global.writes
    writes.merge(file.global.writes)
    if place == .beside { metadata = file }
    metadata.annotations = []
    metadata.global.writes = writes
    apply(merged, insteadOf: mine, to: &annotations)
  }

  /// Says that another program replaced the file without having seen the last writes.
  private func noteLostBoxes(
    _ theirs: [UUID: SigMFAnnotation], _ merged: [UUID: SigMFAnnotation],
    _ report: inout LabelFile.WriteReport
  ) {
    let count = merged.count { id, entry in
      !Optional(entry).hasContent(of: theirs[id])
        && Optional(entry).hasContent(of: beside.entries[id])
    }
    guard count > 0 else { return }
    report.warnings.append(
      "Another program had replaced \(VisibleText.of(places.beside.path)) by an older state; "
        + "\(count == 1 ? "1 box is" : "\(count) boxes are") written again.")
  }

  /// Takes over into `annotations` what differs between the two states.
  private mutating func apply(
    _ merged: [UUID: SigMFAnnotation], insteadOf mine: [UUID: SigMFAnnotation],
    to annotations: inout [Annotation]
  ) {
    let frame = frame
    var changed: [UUID: Annotation?] = [:]
    for (id, entry) in merged where !Optional(entry).hasContent(of: mine[id]) {
      let annotation = Annotation(entry, id: id, in: frame)
      changed[id] = .some(annotation)
      unplaced[id] = annotation == nil ? entry : nil
    }
    for id in mine.keys where merged[id] == nil {
      changed[id] = .some(nil)
      unplaced[id] = nil
    }
    guard !changed.isEmpty else { return }
    annotations = annotations.compactMap { annotation in
      switch changed.removeValue(forKey: annotation.id) {
      case nil: annotation
      case .some(let replacement): replacement
      }
    }
    annotations += changed.values.compactMap { $0 }.sorted {
      ($0.box.samples.lowerBound, $0.id.uuidString) < ($1.box.samples.lowerBound, $1.id.uuidString)
    }
  }

  /// Writes `annotations` to `place`, and notes that they are there.
  private mutating func write(_ annotations: [Annotation], to place: LabelJournal.Place) throws {
    let (url, replica) = location(place)
    let entries = entries(of: annotations)
    var file = metadata
    file.annotations = entries.sorted { first, second in
      first.value.sampleStart == second.value.sampleStart
        ? first.key.uuidString < second.key.uuidString
        : first.value.sampleStart < second.value.sampleStart
    }.map(\.value)
    ownWrites += 1
    if let id { file.global.writes.set(ownWrites, of: id) }
    switch place {
    case .beside: file.global.base = nil
    case .fallback: file.global.base = SigMFLabelBase(beside.entries, of: entries)
    }
    file.declareOwnFields()
    let data = try OrderedJSONEncoder(.pretty).encode(file)
    guard data.count <= sizeLimit else {
      throw LabelFileError.tooLarge(path: url.path, bytes: data.count, limit: sizeLimit)
    }
    try AtomicFile.write(data, to: url)
    metadata.global = file.global
    metadata.global.base = nil
    self[keyPath: replica].note(FileIdentity(url), entries)
    journal.record(entries, readFrom: nil, ownWrites: id == nil ? 0 : ownWrites)
  }

  private func entries(of annotations: [Annotation]) -> [UUID: SigMFAnnotation] {
    let frame = frame
    let generator = "labeltui \(EngineVersion.current)"
    var entries = unplaced
    for annotation in annotations {
      entries[annotation.id] = annotation.entry(in: frame, generator: generator)
    }
    return entries
  }

  private func location(
    _ place: LabelJournal.Place
  ) -> (URL, WritableKeyPath<LabelSession, LabelReplica>) {
    switch place {
    case .beside: (places.beside, \.beside)
    case .fallback: (places.fallback, \.fallback)
    }
  }
}
