import Foundations

/// The paths of the files of a dataset, and its classes.
struct DatasetFolder: Sendable {
  static let indexName = "index.json"
  static let lockName = ".lock"
  static let reviewsName = "reviews.jsonl"

  let path: String

  var signals: String { "\(path)/\(SignalFolder.signalsName)" }
  var index: String { "\(path)/\(Self.indexName)" }
  var reviews: String { "\(path)/\(Self.reviewsName)" }

  /// Whether the dataset folder exists, even if it is empty; throws if it is a file.
  func exists() throws(FileError) -> Bool {
    if try FileSystem.folderExists(path) { return true }
    if FileSystem.exists(path) { throw .notAFolder(path: path) }
    return false
  }

  /// The folder of class `signal`.
  func folder(of signal: SignalName) -> SignalFolder { SignalFolder(signal, dataset: path) }

  /// The classes that have a folder, and warnings about folders that cannot be a class.
  func signalNames() throws -> (names: [SignalName], warnings: [DatasetWarning]) {
    guard try exists() else { return ([], []) }
    var names: [SignalName] = []
    var warnings: [DatasetWarning] = []
    for name in try FileSystem.names(in: signals) {
      guard try FileSystem.folderExists("\(signals)/\(name)") else { continue }
      if let signal = try? SignalName(name) {
        names.append(signal)
      } else {
        warnings.append(.badSignalFolder(path: "\(signals)/\(name)"))
      }
    }
    return (names, warnings)
  }

  /// The state of the index file.
  enum IndexState {
    case absent, unreadable
    case known(DatasetIndex)

    var index: DatasetIndex? { if case .known(let index) = self { index } else { nil } }
  }

  /// The state of the index on disk; throws if the file cannot be read because of a system error.
  func indexState() throws(FileError) -> IndexState {
    do {
      return .known(try JSONFile.read(DatasetIndex.self, from: index))
    } catch let error as FileError {
      if error.isAbsence { return .absent }
      if error.isOfTheSystem { throw error }
      return .unreadable
    } catch {
      return .unreadable
    }
  }

  /// The index updated by `manifest`; nil if nothing changes.
  func index(_ known: DatasetIndex?, updatedBy manifest: Manifest) throws -> DatasetIndex? {
    var updated = try known ?? DatasetIndex(manifests())
    updated.update(manifest)
    return updated == known ? nil : updated
  }

  /// The index `known`, corrected by the manifests that LabelTUI wrote; nil if nothing changes.
  func repairedIndex(_ known: DatasetIndex?) throws -> DatasetIndex? {
    let manifests = try manifests()
    let own = manifests.filter(\.isOwn)
    guard !own.isEmpty else { return nil }
    guard var repaired = known else { return DatasetIndex(manifests) }
    for manifest in own where repaired.count(of: manifest.signalName) != manifest.totalSamples {
      repaired.update(manifest)
    }
    repaired.removeClasses(besides: Set(try signalNames().names.map(\.text)))
    return repaired == known ? nil : repaired
  }

  /// The manifests that can be read.
  func manifests() throws -> [Manifest] {
    try signalNames().names.compactMap { signal in
      do {
        var manifest = try JSONFile.read(Manifest.self, from: folder(of: signal).manifest)
        manifest.signalName = signal.text
        return manifest
      } catch let error as FileError where error.isOfTheSystem {
        throw error
      } catch {
        return nil
      }
    }
  }
}
