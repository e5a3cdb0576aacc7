import FoundationEssentials

extension SampleStore {
  /// Saves `draft` with its image `npz`: as a new sample, or as the new boxes of the sample that the
  /// class already has of this window.
  public func save(_ draft: SampleDraft, npz: Data) throws -> SaveOutcome {
    try save(draft, npz: npz, leavingManifest: false)
  }

  /// Saves `draft` like the public method; `leavingManifest` to whoever calls `writeManifest` after many
  /// saves, or to the next one who opens the dataset.
  func save(_ draft: SampleDraft, npz: Data, leavingManifest: Bool) throws -> SaveOutcome {
    try FileSystem.createFolder(root.folder(of: draft.signal).samples)
    return try withSignal(draft.signal) { folder, inventory in
      guard let id = inventory.sample(ofHash: draft.iqSHA256) else {
        return try add(draft, npz: npz, leavingManifest: leavingManifest, folder, &inventory)
      }
      let outcome = try replaceBoxes(of: id, by: draft, folder, &inventory)
      if outcome.change != .unchanged, !leavingManifest {
        try writeManifest(folder, &inventory)
      }
      return outcome
    }
  }

  /// Gives the sample that the class already has of the window of `draft` its boxes; nil when there is
  /// none, so that an image is needed. Leaves the manifest to the caller.
  func replaceBoxes(by draft: SampleDraft) throws -> SaveOutcome? {
    guard FileSystem.isFolder(root.folder(of: draft.signal).samples) else { return nil }
    return try withSignal(draft.signal) { folder, inventory in
      guard let id = inventory.sample(ofHash: draft.iqSHA256) else { return nil }
      return try replaceBoxes(of: id, by: draft, folder, &inventory)
    }
  }

  /// Writes manifest and index after saves that left them.
  func writeManifest(of signal: SignalName) throws {
    try withSignal(signal) { try writeManifest($0, &$1) }
  }

  /// Deletes a sample; false when the class has none with this id.
  public func delete(_ sample: SampleReference) throws -> Bool {
    guard FileSystem.isFolder(root.folder(of: sample.signal).samples) else { return false }
    return try withSignal(sample.signal) { folder, inventory in
      guard inventory.entries[sample.id] != nil else { return false }
      // Once the files are gone, only the manifest knows that the id was used.
      if inventory.manifest?.nextID != inventory.nextNumber {
        try writeManifest(folder, &inventory, durability: .replaced)
      }
      let marker = folder.file(.deletedRecord, of: sample.id)
      try FileSystem.rename(folder.file(.record, of: sample.id), to: marker)
      try FileSystem.sync(folder: folder.samples)
      try FileSystem.remove(folder.file(.image, of: sample.id))
      try FileSystem.remove(marker)
      inventory.remove(sample.id)
      try writeManifest(folder, &inventory)
      return true
    }
  }

  private func add(
    _ draft: SampleDraft, npz: Data, leavingManifest: Bool, _ folder: SignalFolder,
    _ inventory: inout SignalInventory
  ) throws -> SaveOutcome {
    guard let id = SampleID(number: inventory.nextNumber) else {
      throw SampleError.idsExhausted(signal: draft.signal)
    }
    let record = SampleRecord(draft, id: id.text, now: now)
    inventory.insert(SignalInventory.Entry(record, identity: nil), as: id)
    let staging = leavingManifest ? nil : staging(of: inventory, folder)
    defer { staging?.cancel() }
    if let staged = try write(npz, record, as: id, folder, with: staging) {
      try staged.putInPlace()
      inventory.manifest = staged.manifest
    }
    let identity = FileIdentity(URL(filePath: folder.file(.record, of: id)))
    inventory.insert(SignalInventory.Entry(record, identity: identity), as: id)
    return outcome(.saved, id, draft, inventory)
  }

  /// Begins to write the manifest of `inventory`: the disk takes several files in hardly more time than one.
  private func staging(
    of inventory: SignalInventory, _ folder: SignalFolder
  ) -> BackgroundWork<StagedManifest> {
    let manifest = inventory.currentManifest(of: folder.signal, now: now)
    return BackgroundWork { [root] _ in
      try StagedManifest(manifest, of: folder, in: root, durability: .whole)
    }
  }

  /// Writes the sample, and lets it exist when its manifest, which `staging` writes meanwhile, is on the disk too.
  private func write(
    _ npz: Data, _ record: SampleRecord, as id: SampleID, _ folder: SignalFolder,
    with staging: BackgroundWork<StagedManifest>?
  ) throws -> StagedManifest? {
    let stagedImage = folder.file(.stagedImage, of: id)
    let stagedRecord = folder.file(.stagedRecord, of: id)
    let image = folder.file(.image, of: id)
    let manifest: StagedManifest?
    do {
      try FileSystem.create(stagedImage, npz)
      try FileSystem.create(stagedRecord, OrderedJSONEncoder(.pretty).encode(record))
      manifest = try staging?.result()
      try FileSystem.rename(stagedImage, to: image)
      try FileSystem.rename(stagedRecord, to: folder.file(.record, of: id))
    } catch {
      // In this order, a kill in between leaves nothing that recovery would finish.
      for path in [image, stagedRecord, stagedImage] { try? FileSystem.remove(path) }
      throw error
    }
    try FileSystem.sync(folder: folder.samples)
    return manifest
  }

  private func replaceBoxes(
    of id: SampleID, by draft: SampleDraft, _ folder: SignalFolder,
    _ inventory: inout SignalInventory
  ) throws -> SaveOutcome {
    let path = folder.file(.record, of: id)
    let record = try JSONFile.read(SampleRecord.self, from: path)
    guard Set(record.boxes) != Set(draft.boxes) else {
      return outcome(.unchanged, id, draft, inventory)
    }
    let updated = record.replacingBoxes(by: draft, now: now)
    try JSONFile.write(updated, to: path)
    inventory.insert(
      SignalInventory.Entry(updated, identity: FileIdentity(URL(filePath: path))), as: id)
    return outcome(.replaced, id, draft, inventory)
  }

  private func outcome(
    _ change: SaveOutcome.Change, _ id: SampleID, _ draft: SampleDraft,
    _ inventory: SignalInventory
  ) -> SaveOutcome {
    SaveOutcome(
      change: change, sample: SampleReference(signal: draft.signal, id: id),
      total: inventory.entries.count)
  }
}
