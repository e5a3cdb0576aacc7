import FoundationEssentials

/// Opens raw IQ files, which hold only samples (`docs/formats/raw-iq.md`).
enum RawFile {
  /// Reads the facts about `url`. Throws `CaptureError` if neither the file extension nor
  /// `parameters` give the sample format.
  static func facts(
    of url: URL, _ parameters: CaptureParameters
  ) throws(CaptureError) -> CaptureFacts {
    let ending = url.pathExtension.lowercased()
    guard let format = parameters.format ?? SampleFormat.byEnding[ending] else {
      throw .unknownFormat(path: url.path)
    }
    let size = try CaptureFile.size(of: url.path)
    var facts = CaptureFacts(
      url: url, container: .raw,
      layout: SampleLayout(format: format, headerBytes: 0, fileSize: size))
    facts.sampleRate = parameters.sampleRate
    facts.centerFrequency = parameters.centerFrequency
    facts.warnings = CaptureFile.warnings(ofTrailingBytes: facts.layout.trailingBytes)
    try CaptureFile.checkChannel(parameters.channel, of: 1, path: url.path)
    try facts.check()
    return facts
  }
}
