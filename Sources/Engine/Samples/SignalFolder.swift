/// Where the files of one class lie in a dataset.
struct SignalFolder: Sendable {
  let signal: SignalName
  /// `<dataset>/signals/<signal>`.
  let path: String

  init(_ signal: SignalName, dataset: String) {
    self.signal = signal
    path = "\(dataset)/signals/\(signal)"
  }

  var samples: String { "\(path)/samples" }
  var manifest: String { "\(path)/\(Self.manifestName)" }

  static let manifestName = "manifest.json"

  /// The path of a sample's file.
  func file(_ kind: SampleFile.Kind, of id: SampleID) -> String {
    "\(samples)/\(SampleFile(kind: kind, id: id).name)"
  }
}
