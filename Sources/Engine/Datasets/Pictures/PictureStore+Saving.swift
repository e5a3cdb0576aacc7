import Foundations
import Imaging

extension PictureStore {
  /// What is on disk when a save returns.
  package enum Pace: Sendable {
    /// The sample and the totals.
    case single
    /// The sample; the totals may have to be counted again after a power cut. For many saves in a
    /// row, after which `finish` is called.
    case batch
  }

  /// Saves `draft`: as a new sample, or, if the picture is one already, as its next revision. Writes
  /// nothing if the boxes do not change.
  package func save(
    _ draft: PictureDraft, _ update: PictureDraft.Update = .replacing, pace: Pace = .single
  ) throws -> PictureOutcome {
    let boxes = try Self.checked(draft)
    if let unchanged = try unchanged(draft, boxes, update) { return unchanged }
    try FileSystem.createFolder(root.path)
    return try withPictures { writer, metadata, change in
      guard try exists(draft.id) else {
        return try add(draft, boxes, pace, writer, &metadata, &change)
      }
      let old = try record(draft.id)
      guard let new = updated(old, by: boxes, update, labeler: draft.labeler) else {
        return unchanged(draft.id, old, total: metadata.totalImages)
      }
      return try replace(old, by: new, of: draft.id, pace, writer, &metadata, &change)
    }
  }

  /// `record` with `boxes` as `update` says; nil if it has them already.
  private func updated(
    _ record: PictureRecord, by boxes: [ContentBox], _ update: PictureDraft.Update,
    labeler: String?
  ) -> PictureRecord? {
    switch update {
    case .replacing: return replacement(of: record, by: boxes, labeler: labeler)
    case .replacingDrawn:
      return replacement(
        of: record, by: record.boxesOfOthers(besides: boxes) + boxes, labeler: labeler)
    case .adding: return record.adding(boxes, labeler: labeler, now: now)
    }
  }

  /// The outcome if the picture has the boxes of `draft` already, and totals and manifest are up to
  /// date; otherwise nil. Takes no lock.
  private func unchanged(
    _ draft: PictureDraft, _ boxes: [ContentBox], _ update: PictureDraft.Update
  ) throws -> PictureOutcome? {
    guard (try? exists(draft.id)) == true, let total = try? knownTotal(),
      let old = try? record(draft.id),
      updated(old, by: boxes, update, labeler: draft.labeler) == nil
    else { return nil }
    return unchanged(draft.id, old, total: total)
  }

  private func unchanged(
    _ id: SampleID, _ record: PictureRecord, total: Int
  ) -> PictureOutcome {
    PictureOutcome(
      change: .unchanged, id: id, revision: record.currentRevision, addedBoxes: 0,
      boxes: record.boxes.count, total: total)
  }

  /// `record` with other boxes; nil if it has them already.
  private func replacement(
    of record: PictureRecord, by boxes: [ContentBox], labeler: String?
  ) -> PictureRecord? {
    record.holds(boxes) ? nil : record.replacingBoxes(by: boxes, labeler: labeler, now: now)
  }

  /// Replaces the boxes of sample `id`, which must have the revision `expected`. Writes nothing if
  /// the boxes do not change. Throws `SampleError` if there is no such sample, and
  /// `PictureSampleError.changed` if it has another revision.
  package func replaceBoxes(
    of id: SampleID, by boxes: [ContentBox], labeler: String? = nil,
    expectingRevision expected: Int
  ) throws -> PictureOutcome {
    guard try root.exists(), try exists(id) else { throw SampleError.noSuchKey(.picture(id)) }
    return try withPictures { writer, metadata, change in
      let (old, content) = (try record(id), try content(of: id))
      guard old.currentRevision == expected else {
        throw PictureSampleError.changed(
          id: id, expected: expected, found: old.currentRevision)
      }
      let boxes = try Self.checked(boxes, of: id, width: content.width, height: content.height)
      guard let new = replacement(of: old, by: boxes, labeler: labeler) else {
        return unchanged(id, old, total: metadata.totalImages)
      }
      return try replace(old, by: new, of: id, .single, writer, &metadata, &change)
    }
  }

  /// Gives the boxes of class `old` of sample `id` the class `new`, as its next revision. Writes nothing if there are none.
  /// Throws `SampleError` if there is no such sample.
  func renameClass(_ old: String, to new: String, of id: SampleID) throws -> PictureOutcome {
    guard try root.exists(), try exists(id) else { throw SampleError.noSuchKey(.picture(id)) }
    return try withPictures { writer, metadata, change in
      let known = try record(id)
      guard let renamed = known.renamingClass(old, to: new, now: now) else {
        return unchanged(id, known, total: metadata.totalImages)
      }
      return try replace(known, by: renamed, of: id, .single, writer, &metadata, &change)
    }
  }

  /// Deletes a sample; returns false if there is none with this id.
  package func delete(_ id: SampleID) throws -> Bool {
    guard try root.exists(), try exists(id) else { return false }
    return try withPictures { writer, metadata, catalog in
      guard try exists(id) else { return false }
      let record = try countedRecord(id)
      try change(.single, writer, &metadata) {
        try writer.delete(id)
        catalog.remove(.picture(id))
      } totals: {
        if let record { $0.count(record, sign: -1) }
      }
      return true
    }
  }

  /// The record of sample `id`; nil if it is damaged, so that it was not counted.
  private func countedRecord(_ id: SampleID) throws -> PictureRecord? {
    do {
      return try record(id)
    } catch let error as FileError {
      throw error
    } catch {
      return nil
    }
  }

  /// Whether sample `id` has an image and a record.
  private func exists(_ id: SampleID) throws -> Bool {
    try FileSystem.isThere(folder.record(id)) && folder.imageName(id) != nil
  }

  private func add(
    _ draft: PictureDraft, _ boxes: [ContentBox], _ pace: Pace, _ writer: PictureWriter,
    _ metadata: inout PictureMetadata, _ catalog: inout CatalogChange
  ) throws -> PictureOutcome {
    var record = PictureRecord(draft, boxes: boxes, now: now)
    metadata.assignCategories(&record)
    try change(pace, writer, &metadata) {
      try writer.add(draft, record)
      catalog.put(entry(draft.id, record))
    } totals: { metadata in
      metadata.count(record)
      metadata.createdAt = metadata.createdAt ?? record.createdAt
      let image = PictureSampleFile.imageName(
        draft.id, ending: draft.facts.format.sampleEnding)
      try PictureManifest.append(
        PictureManifestLine(record, id: draft.id, image: image), in: writer.dataset)
    }
    return PictureOutcome(
      change: .saved, id: draft.id, revision: 1, addedBoxes: boxes.count, boxes: boxes.count,
      total: metadata.totalImages)
  }

  private func replace(
    _ old: PictureRecord, by new: PictureRecord, of id: SampleID, _ pace: Pace,
    _ writer: PictureWriter, _ metadata: inout PictureMetadata, _ catalog: inout CatalogChange
  ) throws -> PictureOutcome {
    var new = new
    metadata.assignCategories(&new)
    try change(pace, writer, &metadata) {
      try writer.replace(new, of: id)
      catalog.put(entry(id, new))
    } totals: {
      $0.count(old, sign: -1)
      $0.count(new)
    }
    return PictureOutcome(
      change: .replaced, id: id, revision: new.currentRevision,
      addedBoxes: Set(new.boxes.map(\.place)).subtracting(old.boxes.map(\.place)).count,
      boxes: new.boxes.count, total: metadata.totalImages)
  }

  /// The entry of sample `id`, whose record was just written.
  private func entry(_ id: SampleID, _ record: PictureRecord) -> CatalogEntry {
    let content =
      (try? reader.content(of: id, record))
      ?? record.content(id, size: (record.width ?? 1, record.height ?? 1))
    return CatalogEntry(content, record: FileIdentity(folder.record(id)), in: folder)
  }

  /// Changes a sample by `body`, then the totals by `totals`. When `body` returns, the change is on
  /// disk: a failure to write the totals is left to the next change, which counts again.
  private func change(
    _ pace: Pace, _ writer: PictureWriter, _ metadata: inout PictureMetadata,
    _ body: () throws -> Void, totals: (inout PictureMetadata) throws -> Void
  ) throws {
    try writer.beginChange()
    try body()
    do {
      try totals(&metadata)
      try write(&metadata, writer, durability: pace == .batch ? .none : .whole)
      try writer.endChange()
    } catch {
      // `.pictures-changing` stays.
    }
  }

  private static func checked(_ draft: PictureDraft) throws -> [ContentBox] {
    try checked(
      draft.boxes, of: draft.id, width: draft.facts.width, height: draft.facts.height)
  }

  /// `boxes` clipped to the picture, each once; throws if one has no class or no area.
  private static func checked(
    _ boxes: [ContentBox], of id: SampleID, width: Int, height: Int
  ) throws(PictureSampleError) -> [ContentBox] {
    var seen: Set<ContentBox> = []
    var checked: [ContentBox] = []
    for box in boxes {
      guard !box.className.isEmpty else { throw .noClass(id: id) }
      let edges = [box.x, box.y, box.width, box.height]
      guard edges.allSatisfy({ abs($0) < 1e9 }), box.width > 0, box.height > 0,
        box.confidence?.isFinite ?? true
      else { throw .badBox(id: id, className: box.className) }
      let clipped = box.clipped(width: width, height: height)
      if seen.insert(clipped).inserted { checked.append(clipped) }
    }
    return checked
  }
}
