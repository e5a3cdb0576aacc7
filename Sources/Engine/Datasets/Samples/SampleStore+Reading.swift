import FoundationEssentials
import Foundations
import Radio

extension SampleStore {
  private static let imageLimit = 1 << 24

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
    try inventory(of: signal).entries.count
  }

  /// The windows of which class `signal` has samples.
  func windows(of signal: SignalName) throws -> Set<WindowIdentity> {
    try inventory(of: signal).windows
  }

  /// The problems of the dataset.
  package func warnings() throws -> [DatasetWarning] {
    try root.signalNames().warnings + signals().flatMap { try inventory(of: $0).warnings }
  }

  /// All samples, sorted by class and id.
  package func samples() throws -> [SampleReference] {
    try signals().flatMap { signal in
      try inventory(of: signal).entries.keys.sorted().map {
        SampleReference(signal: signal, id: $0)
      }
    }
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
