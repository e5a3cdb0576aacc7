/// Where the files of a dataset lie, and which classes it has.
struct DatasetFolder: Sendable {
  let path: String

  var lock: String { "\(path)/.lock" }
  var signals: String { "\(path)/signals" }
  var index: String { "\(path)/\(Self.indexName)" }
  var reviews: String { "\(path)/reviews.jsonl" }

  private static let indexName = "index.json"

  /// The folder of class `signal`.
  func folder(of signal: SignalName) -> SignalFolder { SignalFolder(signal, dataset: path) }

  /// The classes that have a folder, and the folders that cannot be a class.
  func signalNames() throws -> (names: [SignalName], warnings: [DatasetWarning]) {
    var names: [SignalName] = []
    var warnings: [DatasetWarning] = []
    for name in try FileSystem.names(in: signals) {
      guard FileSystem.isFolder("\(signals)/\(name)") else { continue }
      if let signal = try? SignalName(name) {
        names.append(signal)
      } else {
        warnings.append(.badSignalFolder(path: "\(signals)/\(name)"))
      }
    }
    return (names, warnings)
  }

  /// The index with what `manifest` says, unless it says so already; it can be derived from the manifests.
  func stagedIndex(_ manifest: Manifest) throws -> StagedFile? {
    let known = try? JSONFile.read(DatasetIndex.self, from: index)
    var updated = try known ?? DatasetIndex(manifests())
    updated.update(manifest)
    if updated == known { return nil }
    return try JSONFile.stage(updated, for: index, durability: .whole)
  }

  /// Makes the index agree with the manifests of all classes, and removes what a killed process left.
  func recoverIndex() throws {
    for name in try FileSystem.names(in: path)
    where AtomicFile.finalName(ofTemporary: name) == Self.indexName {
      try FileSystem.remove("\(path)/\(name)")
    }
    let expected = DatasetIndex(try manifests())
    let known = try? JSONFile.read(DatasetIndex.self, from: index)
    let isMissing = known == nil && !expected.signals.isEmpty
    if isMissing || (known != nil && known != expected) {
      try JSONFile.write(expected, to: index)
    }
  }

  /// The manifests that can be read.
  func manifests() throws -> [Manifest] {
    try signalNames().names.compactMap { signal in
      var manifest = try? JSONFile.read(Manifest.self, from: folder(of: signal).manifest)
      manifest?.signalName = signal.text
      return manifest
    }
  }
}
