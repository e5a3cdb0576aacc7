/// The paths of the files of one class in a dataset.
struct SignalFolder: Sendable {
  static let signalsName = "signals"
  static let samplesName = "samples"
  static let manifestName = "manifest.json"

  let signal: SignalName
  /// `<dataset>/signals/<signal>`.
  let path: String

  init(_ signal: SignalName, dataset: String) {
    self.signal = signal
    path = "\(dataset)/\(Self.signalsName)/\(signal)"
  }

  var samples: String { "\(path)/\(Self.samplesName)" }
  var manifest: String { "\(path)/\(Self.manifestName)" }

  /// The path of a file of a sample.
  func file(_ kind: SampleFile.Kind, of id: SampleID) -> String {
    "\(samples)/\(SampleFile(kind: kind, id: id).name)"
  }
}
