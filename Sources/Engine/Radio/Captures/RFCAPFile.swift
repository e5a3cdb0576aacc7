import FoundationEssentials

/// Opens RFCAP files (`docs/formats/rfcap.md`). The length of the file decides the number of
/// samples.
package enum RFCAPFile {
  /// Opens the capture at `url`; throws `CaptureError`, which names the file, the field and the
  /// value.
  package static func open(_ url: URL) throws(CaptureError) -> Capture {
    try Capture(facts(of: url))
  }

  /// Reads the facts about the RFCAP at `url`.
  static func facts(of url: URL) throws(CaptureError) -> CaptureFacts {
    let (bytes, fileSize) = try CaptureFile.start(of: url.path, count: RFCAPHeader.size)
    let header = try RFCAPHeader(bytes: bytes, path: url.path)
    let layout = SampleLayout(
      format: .cf32LE, headerBytes: RFCAPHeader.size, fileSize: fileSize)
    var facts = CaptureFacts(url: url, container: .rfcap, layout: layout)
    facts.sampleRate = header.sampleRate
    facts.centerFrequency = header.centerFrequency
    facts.bandwidth = header.bandwidth
    facts.startTime = header.startTime
    facts.signalName = header.signalName
    facts.latitude = header.latitude
    facts.longitude = header.longitude
    try facts.check()
    facts.warnings = warnings(
      header: header, sampleCount: layout.sampleCount, trailingBytes: layout.trailingBytes)
    return facts
  }

  private static func warnings(
    header: RFCAPHeader, sampleCount: Int, trailingBytes: Int
  ) -> [String] {
    var warnings: [String] = []
    if header.sampleCount > UInt64(sampleCount) {
      warnings.append(
        "The header says \(header.sampleCount) samples, but the file has \(sampleCount): "
          + "the capture was cut short.")
    } else if header.sampleCount < UInt64(sampleCount) {
      warnings.append(
        "The header says \(header.sampleCount) samples, but the file has \(sampleCount): "
          + "recording may still be in progress.")
    }
    warnings += CaptureFile.warnings(ofTrailingBytes: trailingBytes)
    if !header.bandwidth.isFinite || header.bandwidth < 0 || header.bandwidth > header.sampleRate {
      warnings.append(
        "The header's bandwidth is \(header.bandwidth) Hz; the band shown is the center frequency "
          + "± half the sample rate.")
    }
    return warnings
  }
}
