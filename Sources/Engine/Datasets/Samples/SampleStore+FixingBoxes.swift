import Foundations
import Labels
import Radio

extension SampleStore {
  /// Replaces the boxes of `sample` by `boxes`, in pixels of its image, as its next revision. Boxes that did
  /// not change keep all of their fields; edges that did not move keep their seconds and MHz. Returns the
  /// record as it is now, unchanged if no box differs.
  ///
  /// Throws `SampleError.changedSince` if the sample is no longer at `revision`.
  package func replaceBoxes(
    of sample: SampleReference, by boxes: [EditedBox], expectingRevision revision: Int,
    labeler: String?
  ) throws -> SampleRecord {
    let key = SampleKey.signal(sample)
    guard try root.exists(),
      try FileSystem.folderExists(root.folder(of: sample.signal).samples)
    else { throw SampleError.noSuchSample(sample) }
    return try withSignal(sample.signal) { change, inventory in
      guard try change.source(of: sample.id).isThere else { throw SampleError.noSuchSample(sample) }
      let record = try change.writer.record(sample.id)
      guard record.revision == revision else {
        throw SampleError.changedSince(key, revision: record.revision)
      }
      let replaced = try record.boxes(replacedBy: boxes, of: sample)
      guard replaced != record.boxes else { return record }
      let updated = record.holding(replaced, labeler: labeler, now: now)
      try change.writer.replaceRecord(updated, of: sample.id)
      change.put(updated, of: sample.id)
      try writeManifest(change.writer, &inventory)
      return updated
    }
  }
}

extension SampleRecord {
  /// This record with `boxes`, as the next revision.
  func holding(_ boxes: [SampleBox], labeler: String?, now: String) -> SampleRecord {
    var record = self
    record.boxes = boxes
    record.labeler = labeler ?? record.labeler
    record.engineVersion = EngineVersion.current
    record.revision = revision == .max ? revision : revision + 1
    record.updatedAt = now
    return record
  }

  /// The boxes of the sample after `edited` took their place.
  fileprivate func boxes(
    replacedBy edited: [EditedBox], of sample: SampleReference
  ) throws -> [SampleBox] {
    let key = SampleKey.signal(sample)
    return try edited.map { edit in
      guard edit.box.className == sample.signal.text else {
        throw SampleError.otherClass(edit.box.className, in: key)
      }
      let known = edit.original.flatMap { boxes.indices.contains($0) ? boxes[$0] : nil }
      let before = known.map { ContentBox($0, className: sample.signal.text) }
      if let known, before == edit.box { return known }
      guard let pixels = PixelBox(edit.box) else { throw SampleError.boxOutside(key) }
      var box = SampleBox(
        pixels: pixels, confidence: edit.box.confidence,
        extent: extent(of: edit.box, was: known, at: before), source: edit.box.source,
        verified: edit.box.verified)
      box.label = known?.label ?? box.label
      box.others = known?.others ?? JSONObject()
      return box
    }
  }

  /// The edges of `box` in seconds and MHz; nil if the record does not state its window.
  private func extent(
    of box: ContentBox, was known: SampleBox?, at before: ContentBox?
  ) -> SampleBoxExtent? {
    guard let window, let timeOffset else { return nil }
    let side = Double(SpectrogramImage.side)
    var extent = SampleBoxExtent(
      NormalizedBox(
        x1: box.x / side, y1: box.y / side, x2: (box.x + box.width) / side,
        y2: (box.y + box.height) / side),
      in: window, timeOffset: timeOffset)
    guard let old = known?.extent, let before else { return extent }
    if before.x == box.x { extent.timeStart = old.timeStart }
    if before.x + before.width == box.x + box.width { extent.timeEnd = old.timeEnd }
    if before.y == box.y { extent.frequencyEnd = old.frequencyEnd }
    if before.y + before.height == box.y + box.height { extent.frequencyStart = old.frequencyStart }
    return extent
  }
}

extension PixelBox {
  /// The pixels that `box` covers, edges rounded outwards and clipped to the image; nil if it covers none.
  fileprivate init?(_ box: ContentBox) {
    let side = Double(SpectrogramImage.side)
    func edge(_ value: Double) -> Int? {
      value.isFinite ? Int(min(max(0, value), side)) : nil
    }
    guard let left = edge(box.x.rounded(.down)), let top = edge(box.y.rounded(.down)),
      let right = edge((box.x + box.width).rounded(.up)),
      let bottom = edge((box.y + box.height).rounded(.up)), left < right, top < bottom
    else { return nil }
    self.init(xMin: left, yMin: top, xMax: right, yMax: bottom)
  }
}
