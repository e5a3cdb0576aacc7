import FoundationEssentials
import Foundations

/// Reading takes no lock and changes nothing: a sample is complete as soon as its record has its
/// final name, and a record is replaced atomically.
extension SignalFolder {
  /// The samples in the folder, by the names of its files.
  func listing() throws(FileError) -> SignalListing {
    SignalListing(names: try FileSystem.names(in: samples), in: self)
  }

  /// The inventory of the folder; only records that are new or changed since `known` are read.
  func inventory(updating known: SignalInventory?) throws -> SignalInventory {
    var inventory = SignalInventory()
    // Taken before the files are read, so that later changes make the marks differ.
    inventory.marks = marks
    let listing = try listing()
    inventory.needsRecovery = !listing.plan.steps.isEmpty
    inventory.warnings = listing.warnings
    for id in listing.ids { inventory.add(id) }
    for id in listing.samples {
      do {
        inventory.insert(try entry(id, known: known?.entries[id]), as: id)
      } catch let error as FileError where error.isAbsence {
        // Deleted after the names were read.
      } catch {
        inventory.noteFailure(error)
        inventory.warnings.append(
          .unreadableRecord(path: file(.record, of: id), reason: DecodingProblem.sentence(error)))
      }
    }
    readManifest(into: &inventory)
    return inventory
  }

  /// The current state of the files.
  var marks: SignalInventory.Marks {
    SignalInventory.Marks(samples: FileIdentity(samples), manifest: FileIdentity(manifest))
  }

  /// Whether the folder is unchanged since `inventory` was made. A process that was killed during a
  /// save may have left the marks unchanged, but then the next id is not free.
  func looks(like inventory: SignalInventory) -> Bool {
    guard !inventory.needsRecovery, inventory.failure == nil, marks == inventory.marks,
      let next = SampleID(number: inventory.nextNumber)
    else { return false }
    return SampleFile.Kind.allCases.allSatisfy { !FileSystem.exists(file($0, of: next)) }
  }

  private func entry(
    _ id: SampleID, known: SignalInventory.Entry?
  ) throws -> SignalInventory.Entry {
    let path = file(.record, of: id)
    let identity = FileIdentity(path)
    if let known, known.identity == identity { return known }
    let record = try JSONFile.read(SampleRecord.self, from: path)
    return SignalInventory.Entry(record, identity: identity)
  }

  private func readManifest(into inventory: inout SignalInventory) {
    do {
      inventory.manifestState = .known(try JSONFile.read(Manifest.self, from: manifest))
    } catch let error as FileError where error.isAbsence {
      inventory.manifestState = .absent
    } catch {
      inventory.noteFailure(error)
      inventory.manifestState = .unreadable
      inventory.warnings.append(
        .unreadableManifest(path: manifest, reason: DecodingProblem.sentence(error)))
    }
  }
}

extension SignalInventory {
  /// Records `error` if it is a system error, after which the file may be readable the next time.
  fileprivate mutating func noteFailure(_ error: any Error) {
    if let error = error as? FileError, error.isOfTheSystem { failure = failure ?? error }
  }
}
