import Foundations

extension SampleStore {
  /// The field that names the sample that a sample was copied from.
  private static let copiedFrom = "copied_from"

  /// Copies `sample` to the class `signal`: its boxes are added to the sample of the same window, if the class has one,
  /// otherwise a new sample gets the same image and record. Copying again changes nothing. The sample itself stays.
  func copy(_ sample: SampleReference, to signal: SignalName) throws -> SaveOutcome {
    let record = try record(sample)
    let path = root.folder(of: sample.signal).file(.image, of: sample.id)
    let npz = try FileSystem.contents(of: path, limit: Self.imageLimit)
    try SignalWriter.makeFolders(of: signal, in: Folder(root.path))
    return try withSignal(signal) { change, inventory in
      guard let id = try twin(of: record, sample, change) else {
        return try add(npz, change, &inventory) { id in
          var copy = record
          (copy.sampleID, copy.signalName) = (id.text, signal.text)
          copy.others[Self.copiedFrom] = .string(sample.description)
          return copy
        }
      }
      let known = try change.writer.record(id)
      let places = Set(known.boxes.map(\.pixels))
      let missing = record.boxes.filter { !places.contains($0.pixels) }
      if !missing.isEmpty {
        let updated = known.holding(known.boxes + missing, labeler: record.labeler, now: now)
        try change.writer.replaceRecord(updated, of: id)
        change.put(updated, of: id)
        try writeManifest(change.writer, &inventory)
      }
      return SaveOutcome(
        change: missing.isEmpty ? .unchanged : .replaced,
        sample: SampleReference(signal: signal, id: id), total: inventory.total)
    }
  }

  /// The sample of the same window as `record`, in the class of `change`. A record without a hash, as other programs write
  /// them, has none except an earlier copy of `sample`.
  private func twin(
    of record: SampleRecord, _ sample: SampleReference, _ change: SignalChange
  ) throws -> SampleID? {
    if let window = WindowIdentity(record) { return try change.sample(of: window) }
    let name = JSONValue.string(sample.description)
    return try change.samplesWithoutHash().first { id in
      try change.writer.record(id).others[Self.copiedFrom] == name
    }
  }
}
