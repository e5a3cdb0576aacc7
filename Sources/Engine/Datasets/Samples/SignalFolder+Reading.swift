import Foundations

/// Reading takes no lock and changes nothing: a sample is complete as soon as its record has its
/// final name, and a record is replaced atomically.
extension SignalFolder {
  /// The samples in the folder, by the names of its files.
  func listing() throws(FileError) -> SignalListing {
    SignalListing(names: try FileSystem.names(in: samples), in: self)
  }

  /// Whether no file has the number `next`. Otherwise another program has added a sample without
  /// changing the time of the folder.
  func isFree(_ next: Int) -> Bool {
    guard let id = SampleID(number: next) else { return true }
    return SampleFile.Kind.allCases.allSatisfy { !FileSystem.exists(file($0, of: id)) }
  }

  /// The manifest on disk. A system error is thrown: then nothing may be written in its place.
  func manifestState() throws(FileError) -> SignalInventory.ManifestState {
    do {
      return .known(try JSONFile.read(Manifest.self, from: manifest))
    } catch let error as FileError {
      if error.isAbsence { return .absent }
      if error.isOfTheSystem { throw error }
      return .unreadable
    } catch {
      return .unreadable
    }
  }

  /// Why the manifest on disk cannot be read; nil if it can, or does not exist.
  func manifestWarning() -> DatasetWarning? {
    do {
      _ = try JSONFile.read(Manifest.self, from: manifest)
      return nil
    } catch let error as FileError where error.isAbsence {
      return nil
    } catch {
      return .unreadableManifest(path: manifest, reason: DecodingProblem.sentence(error))
    }
  }
}
