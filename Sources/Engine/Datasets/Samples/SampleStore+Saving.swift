import FoundationEssentials
import Foundations

extension SampleStore {
  /// Saves `draft` with its image `npz`: as a new sample, or, if the class already has a sample of
  /// this window, as its new boxes.
  package func save(_ draft: SampleDraft, npz: Data) throws -> SaveOutcome {
    try FileSystem.createFolder(root.path)
    try SignalWriter.makeFolders(of: draft.signal, in: Folder(root.path))
    let outcome = try withSignal(draft.signal) { change, inventory in
      guard let id = try change.sample(of: WindowIdentity(draft)) else {
        return try add(draft, npz: npz, change, &inventory)
      }
      let outcome = try replaceBoxes(of: id, by: draft, change, inventory)
      if outcome.change != .unchanged { try writeManifest(change.writer, &inventory) }
      return outcome
    }
    try removeNegatives(of: [draft])
    return outcome
  }

  /// Replaces the boxes of the class's sample of the window of `draft`; nil if there is none, so an
  /// image is needed. Does not write the manifest.
  func replaceBoxes(by draft: SampleDraft) throws -> SaveOutcome? {
    guard try FileSystem.folderExists(root.folder(of: draft.signal).samples) else { return nil }
    return try withSignal(draft.signal) { change, inventory in
      guard let id = try change.sample(of: WindowIdentity(draft)) else { return nil }
      return try replaceBoxes(of: id, by: draft, change, inventory)
    }
  }

  /// Saves `drafts` with their images, all of class `signal`, in their order; their files are synced
  /// at the same time. The result is nil for a draft without image whose window has no sample. If one
  /// cannot be written, those before it are saved; the next change of the class corrects the manifest.
  func save(
    _ drafts: [(draft: SampleDraft, npz: Data?)], of signal: SignalName
  ) throws -> [SaveOutcome?] {
    try FileSystem.createFolder(root.path)
    try SignalWriter.makeFolders(of: signal, in: Folder(root.path))
    let outcomes = try saveTogether(drafts, of: signal)
    try removeNegatives(of: drafts.map(\.draft))
    return outcomes
  }

  private func saveTogether(
    _ drafts: [(draft: SampleDraft, npz: Data?)], of signal: SignalName
  ) throws -> [SaveOutcome?] {
    try withSignal(signal) { change, inventory in
      var outcomes: [SaveOutcome?] = []
      var new: [StagedSample] = []
      var added: [WindowIdentity: SampleID] = [:]
      for (draft, npz) in drafts {
        let window = WindowIdentity(draft)
        if let id = added[window] {
          outcomes.append(outcome(.unchanged, id, draft, inventory))
        } else if let id = try change.sample(of: window) {
          outcomes.append(try replaceBoxes(of: id, by: draft, change, inventory))
        } else if let npz {
          guard let id = SampleID(number: inventory.nextNumber) else {
            throw SampleError.idsExhausted(signal: signal)
          }
          let record = SampleRecord(draft, id: id.text, now: now)
          inventory.add(record, as: id)
          added[window] = id
          new.append(StagedSample(id: id, record: record, npz: npz))
          outcomes.append(outcome(.saved, id, draft, inventory))
        } else {
          outcomes.append(nil)
        }
      }
      guard outcomes.contains(where: { $0.map { $0.change != .unchanged } ?? false }) else {
        return outcomes
      }
      let staging = staging(of: inventory, change.writer)
      defer { staging.cancel() }
      try write(new, change)
      let staged = try staging.result()
      try staged.putInPlace()
      inventory.manifestState = .known(staged.manifest)
      return outcomes
    }
  }

  /// A new sample of a group.
  private struct StagedSample: Sendable {
    var id: SampleID
    var record: SampleRecord
    var npz: Data
  }

  /// The number of files that are written and synced at the same time.
  private static let stagingThreads = 4

  /// Writes new samples, and syncs their folder once.
  private func write(_ samples: [StagedSample], _ change: SignalChange) throws {
    guard !samples.isEmpty else { return }
    let writer = change.writer
    let threads = min(Self.stagingThreads, samples.count)
    let work = (0..<threads).map { thread in
      BackgroundWork { _ in
        stride(from: thread, to: samples.count, by: threads).map { index in
          (
            index,
            Result {
              try writer.stage(samples[index].npz, samples[index].record, as: samples[index].id)
            }
          )
        }
      }
    }
    var failure: (any Error)?
    let staged = work.flatMap { (try? $0.result()) ?? [] }.sorted { $0.0 < $1.0 }
    for (index, result) in staged {
      let sample = samples[index]
      do {
        if failure == nil {
          try result.get()
          try writer.putInPlace(sample.id)
          continue
        }
      } catch {
        failure = error
      }
      // It was not acknowledged.
      writer.discard(sample.id)
    }
    try writer.sync()
    if let failure { throw failure }
    for sample in samples { change.put(sample.record, of: sample.id) }
  }

  /// Deletes a sample; returns false if the class has none with this id.
  package func delete(_ sample: SampleReference) throws -> Bool {
    guard try root.exists(),
      try FileSystem.folderExists(root.folder(of: sample.signal).samples)
    else { return false }
    return try withSignal(sample.signal) { change, inventory in
      let (isThere, source) = try change.source(of: sample.id)
      guard isThere else { return false }
      // Once the files are gone, only the manifest shows that the id was used.
      if inventory.manifest?.nextID != inventory.nextNumber {
        try writeManifest(change.writer, &inventory, durability: .replaced)
      }
      try change.writer.delete(sample.id)
      change.remove(sample.id)
      inventory.remove(of: source)
      try writeManifest(change.writer, &inventory)
      return true
    }
  }

  private func add(
    _ draft: SampleDraft, npz: Data, _ change: SignalChange, _ inventory: inout SignalInventory
  ) throws -> SaveOutcome {
    let now = now
    return try add(npz, change, &inventory) { SampleRecord(draft, id: $0.text, now: now) }
  }

  /// Adds a sample with the image `npz` and the record that `makeRecord` makes for its id to the class of `change`.
  func add(
    _ npz: Data, _ change: SignalChange, _ inventory: inout SignalInventory,
    makeRecord: (SampleID) -> SampleRecord
  ) throws -> SaveOutcome {
    let signal = change.writer.signal
    guard let id = SampleID(number: inventory.nextNumber) else {
      throw SampleError.idsExhausted(signal: signal)
    }
    let record = makeRecord(id)
    inventory.add(record, as: id)
    let staging = staging(of: inventory, change.writer)
    defer { staging.cancel() }
    let staged = try write(npz, record, as: id, change.writer, with: staging)
    change.put(record, of: id)
    try staged.putInPlace()
    inventory.manifestState = .known(staged.manifest)
    return SaveOutcome(
      change: .saved, sample: SampleReference(signal: signal, id: id), total: inventory.total)
  }

  /// Starts to write the manifest of `inventory`: the disk syncs several files in about the same
  /// time as one.
  private func staging(
    of inventory: SignalInventory, _ writer: SignalWriter
  ) -> BackgroundWork<StagedManifest> {
    let now = now
    return BackgroundWork { _ in try writer.stageManifest(of: inventory, now: now) }
  }

  /// Writes the sample, and renames it when its manifest, which `staging` writes at the same time,
  /// is on disk, too.
  private func write(
    _ npz: Data, _ record: SampleRecord, as id: SampleID, _ writer: SignalWriter,
    with staging: BackgroundWork<StagedManifest>
  ) throws -> StagedManifest {
    let manifest: StagedManifest
    do {
      try writer.stage(npz, record, as: id)
      manifest = try staging.result()
      try writer.putInPlace(id)
    } catch {
      // The sample was not acknowledged.
      writer.discard(id)
      throw error
    }
    try writer.sync()
    return manifest
  }

  private func replaceBoxes(
    of id: SampleID, by draft: SampleDraft, _ change: SignalChange, _ inventory: SignalInventory
  ) throws -> SaveOutcome {
    let record = try change.writer.record(id)
    guard !record.holdsBoxes(of: draft) else {
      return outcome(.unchanged, id, draft, inventory)
    }
    let updated = record.replacingBoxes(by: draft, now: now)
    try change.writer.replaceRecord(updated, of: id)
    change.put(updated, of: id)
    return outcome(.replaced, id, draft, inventory)
  }

  private func outcome(
    _ change: SaveOutcome.Change, _ id: SampleID, _ draft: SampleDraft,
    _ inventory: SignalInventory
  ) -> SaveOutcome {
    SaveOutcome(
      change: change, sample: SampleReference(signal: draft.signal, id: id),
      total: inventory.total)
  }
}
