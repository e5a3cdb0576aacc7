import FoundationEssentials
import Foundations
import Libraries
import Radio

extension SampleStore {
  static let imageLimit = 1 << 24

  /// The classes of the dataset, sorted by name.
  package func signals() throws -> [SignalName] { try root.signalNames().names }

  /// The classes of the dataset, sorted by age, the oldest first.
  package func signalsByAge() throws -> [SignalName] {
    let ages = Dictionary(
      try root.manifests().map { ($0.signalName, $0.createdAt ?? "") }, uniquingKeysWith: { $1 })
    return try signals().sorted {
      (ages[$0.text] ?? "", $0) < (ages[$1.text] ?? "", $1)
    }
  }

  /// The number of samples of class `signal`; 0 if there is no such class.
  package func count(of signal: SignalName) throws -> Int {
    try catalog.read { try $0.count(of: signal) }
  }

  /// The windows of which class `signal` has samples.
  func windows(of signal: SignalName) throws -> Set<WindowIdentity> {
    Set(try catalog.read { try $0.windows(of: signal) })
  }

  /// The problems of the dataset.
  package func warnings() throws -> [DatasetWarning] {
    try root.signalNames().warnings + signals().flatMap { try warnings(of: $0) }
  }

  /// The problems of class `signal`.
  func warnings(of signal: SignalName) throws -> [DatasetWarning] {
    let folder = SignalCatalogSource.folder(of: signal).path
    let found = try catalog.read { try $0.warnings(of: folder, dataset: root.path) }
    return found + [root.folder(of: signal).manifestWarning()].compactMap { $0 }
  }

  /// All samples, sorted by class and id.
  package func samples() throws -> [SampleReference] {
    try catalog.read { try $0.signalSamples() }
  }

  /// The record of `sample`; its id and class are those of the file's path.
  package func record(_ sample: SampleReference) throws -> SampleRecord {
    let path = root.folder(of: sample.signal).file(.record, of: sample.id)
    do {
      var record = try JSONFile.read(SampleRecord.self, from: path)
      record.sampleID = sample.id.text
      record.signalName = sample.signal.text
      return record
    } catch let error as FileError {
      throw error.isAbsence ? SampleError.noSuchSample(sample) as any Error : error
    } catch {
      throw SampleError.unreadableRecord(path: path, reason: DecodingProblem.sentence(error))
    }
  }

  /// The image of `sample`, as it was saved.
  package func image(_ sample: SampleReference) throws -> SpectrogramImage {
    let path = root.folder(of: sample.signal).file(.image, of: sample.id)
    do {
      return try NPZ.decode(FileSystem.contents(of: path, limit: Self.imageLimit))
    } catch let error as NPZError {
      throw SampleError.unreadableImage(path: path, reason: error.description)
    } catch let error as FileError {
      throw error.isAbsence ? SampleError.noSuchSample(sample) as any Error : error
    }
  }
}

extension CatalogDatabase {
  /// The samples of captures, sorted by class and id.
  func signalSamples() throws -> [SampleReference] {
    try connection.rows(
      "SELECT class, id FROM samples WHERE kind = 0 ORDER BY kind, class, id_number, id"
    ) { SampleReference($0) }.compactMap { $0 }
  }
}

extension SampleReference {
  /// The sample whose class and id are the first columns of `row`; nil if they are not valid.
  init?(_ row: borrowing SQLiteRow) {
    guard let signal = row.text(0).flatMap({ try? SignalName($0) }),
      let id = row.text(1).flatMap({ SampleID(ifValid: $0) })
    else { return nil }
    self.init(signal: signal, id: id)
  }
}
