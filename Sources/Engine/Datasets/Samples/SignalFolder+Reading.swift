import FoundationEssentials
import Foundations

/// Reading takes no lock and changes nothing: a sample is whole from the moment that its record has its
/// name, and a record is replaced in one step.
extension SignalFolder {
  /// The samples that the folder holds by the names of its files.
  func listing() throws(FileError) -> SignalListing {
    SignalListing(names: try FileSystem.names(in: samples), in: self)
  }

  /// What the folder holds; only the records that `known` does not know as they are get read.
  func inventory(updating known: SignalInventory?) throws -> SignalInventory {
    var inventory = SignalInventory()
    // Before the files: what changes meanwhile makes the marks differ.
    inventory.marks = marks
    let listing = try listing()
    inventory.needsRecovery = !listing.plan.steps.isEmpty
    inventory.warnings = listing.warnings
    for id in listing.ids { inventory.note(id) }
    for id in listing.samples {
      do {
        inventory.insert(try entry(id, known: known?.entries[id]), as: id)
      } catch let error as FileError where error.isAbsence {
        // Deleted since the names were read.
      } catch {
        inventory.noteFailure(error)
        inventory.warnings.append(
          .unreadableRecord(path: file(.record, of: id), reason: DecodingProblem.sentence(error)))
      }
    }
    readManifest(into: &inventory)
    return inventory
  }

  /// How the files look now.
  var marks: SignalInventory.Marks {
    SignalInventory.Marks(samples: FileIdentity(samples), manifest: FileIdentity(manifest))
  }

  /// Whether the folder looks as it did when `inventory` was made. A process that was killed in the
  /// middle of a save may have left the marks as they were, but not the next id free.
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
  /// Notes `error` where it says nothing of the file itself, which may be read the next time.
  fileprivate mutating func noteFailure(_ error: any Error) {
    if let error = error as? FileError, error.isOfTheSystem { failure = failure ?? error }
  }
}
