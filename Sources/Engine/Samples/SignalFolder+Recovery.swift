import FoundationEssentials

extension SignalFolder {
  /// Finishes or takes back what a killed process left half done. Only under the dataset's lock.
  func recover() throws {
    let plan = RecoveryPlan(names: try FileSystem.names(in: samples))
    for step in plan.steps {
      switch step {
      case .remove(let name): try FileSystem.remove("\(samples)/\(name)")
      case .rename(let old, let new):
        try FileSystem.rename("\(samples)/\(old)", to: "\(samples)/\(new)")
      }
    }
    if !plan.steps.isEmpty { try FileSystem.sync(folder: samples) }
    for name in try FileSystem.names(in: path)
    where AtomicFile.finalName(ofTemporary: name) == Self.manifestName {
      try FileSystem.remove("\(path)/\(name)")
    }
  }

  /// What the folder holds; only the records that `known` does not know as they are get read.
  func inventory(updating known: SignalInventory?) throws -> SignalInventory {
    var inventory = SignalInventory()
    var images: Set<SampleID> = []
    var records: Set<SampleID> = []
    for name in try FileSystem.names(in: samples) {
      guard let file = SampleFile(name: name) else { continue }
      inventory.note(file.id)
      if file.kind == .image { images.insert(file.id) }
      if file.kind == .record { records.insert(file.id) }
    }
    for id in images.subtracting(records).sorted() {
      inventory.warnings.append(.imageWithoutRecord(path: self.file(.image, of: id)))
    }
    for id in records.sorted() {
      guard images.contains(id) else {
        inventory.warnings.append(.recordWithoutImage(path: self.file(.record, of: id)))
        continue
      }
      do {
        inventory.insert(try entry(id, known: known?.entries[id]), as: id)
      } catch {
        inventory.warnings.append(
          .unreadableRecord(
            path: self.file(.record, of: id), reason: DecodingProblem.sentence(error)))
      }
    }
    readManifest(into: &inventory)
    inventory.marks = marks
    return inventory
  }

  /// How the files look now.
  var marks: SignalInventory.Marks {
    SignalInventory.Marks(
      samples: FileIdentity(URL(filePath: samples)), manifest: FileIdentity(URL(filePath: manifest))
    )
  }

  /// Whether the folder looks as it did when `inventory` was made. A process that was killed in the
  /// middle of a save may have left the marks as they were, but not the next id free.
  func looks(like inventory: SignalInventory) -> Bool {
    guard marks == inventory.marks, let next = SampleID(number: inventory.nextNumber) else {
      return false
    }
    return SampleFile.Kind.allCases.allSatisfy { !FileSystem.exists(file($0, of: next)) }
  }

  private func entry(
    _ id: SampleID, known: SignalInventory.Entry?
  ) throws -> SignalInventory.Entry {
    let path = file(.record, of: id)
    let identity = FileIdentity(URL(filePath: path))
    if let known, known.identity == identity { return known }
    let record = try JSONFile.read(SampleRecord.self, from: path)
    return SignalInventory.Entry(record, identity: identity)
  }

  private func readManifest(into inventory: inout SignalInventory) {
    do {
      inventory.manifest = try JSONFile.read(Manifest.self, from: manifest)
    } catch let error as FileError where error.isAbsence {
    } catch {
      inventory.warnings.append(
        .unreadableManifest(path: manifest, reason: DecodingProblem.sentence(error)))
    }
  }
}

extension SignalInventory.Entry {
  /// What is kept in memory of `record`.
  init(_ record: SampleRecord, identity: FileIdentity?) {
    iqSHA256 = record.iqSHA256
    sourceCapture = record.sourceCapture
    createdAt = record.createdAt
    self.identity = identity
  }
}
