import FoundationEssentials

extension SampleSaver {
  /// Saves the window that `command` carries. A window without boxes is a negative example.
  func save(_ command: SaveTrainingSample) throws -> SaveOutcome {
    let signal = try SignalName(command.signalName)
    let metadata = try command.metadata.validated()
    let source = try command.samples()
    let boxes = try command.boxes.enumerated().map { index, box in
      SampleBox(
        pixels: PixelBox(try box.normalized(index: index)), confidence: box.confidence,
        extent: SampleBoxExtent(
          try box.normalized(index: index), timeOffset: metadata.timeOffset,
          duration: metadata.duration, centerFrequency: metadata.centerFrequency,
          sampleRate: metadata.sampleRate),
        source: box.source ?? .userLabel,
        verified: box.verified ?? (box.source ?? .userLabel).isHuman)
    }
    let window = SampleWindow(
      samples: 0..<source.sampleCount, sampleRate: metadata.sampleRate * 1e6,
      centerFrequency: metadata.centerFrequency * 1e6)
    let (npz, hash) = try contents(of: window, source: source)
    let draft = SampleDraft(
      signal: signal, iqSHA256: hash,
      sourceCapture: metadata.sourceFile, timeOffset: metadata.timeOffset,
      duration: metadata.duration, centerFrequency: metadata.centerFrequency,
      sampleRate: metadata.sampleRate, boxes: boxes, labeler: command.labeler)
    return try store.save(draft, npz: npz)
  }
}

extension SaveTrainingSample {
  fileprivate func samples() throws -> MemoryIQSource {
    guard let bytes = Data(base64Encoded: iqData) else { throw MessageError.notBase64 }
    guard bytes.count.isMultiple(of: SampleFormat.cf32LE.bytesPerSample) else {
      throw MessageError.partialSample(bytes: bytes.count)
    }
    return MemoryIQSource(bytes: bytes)
  }
}

extension SaveTrainingSample.Metadata {
  /// Far above any radio, and small enough for every sum and product of Hz and seconds.
  private static let largest = 1e12

  /// This, with the folder of the source file cut off; throws where a number cannot be meant.
  fileprivate func validated() throws -> Self {
    let range = -Self.largest...Self.largest
    let allowed = "between 0 and \(Self.largest)"
    try check(
      "sample_rate_mhz", sampleRate, sampleRate > 0 && range.contains(sampleRate), "above 0")
    try check(
      "center_freq_mhz", centerFrequency, range.contains(centerFrequency), "a frequency in MHz")
    try check("time_offset_sec", timeOffset, timeOffset >= 0 && range.contains(timeOffset), allowed)
    try check("duration_sec", duration, duration > 0 && range.contains(duration), "above 0")
    var metadata = self
    let name = sourceFile.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    guard let name, name != ".", name != ".." else { throw MessageError.notAFileName(sourceFile) }
    metadata.sourceFile = name
    return metadata
  }

  private func check(_ field: String, _ value: Double, _ isFine: Bool, _ allowed: String) throws {
    if !isFine {
      throw MessageError.badNumber(field: "metadata.\(field)", value: value, allowed: allowed)
    }
  }
}

extension SaveTrainingSample.LabelBox {
  /// Edges may be off by rounding.
  private static let allowed = -0.001...1.001

  /// The box, cut at the edges of the window; throws where it does not lie in it.
  fileprivate func normalized(index: Int) throws -> NormalizedBox {
    for (name, value) in [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]
    where !Self.allowed.contains(value) {
      throw MessageError.badNumber(
        field: "boxes[\(index)].\(name)", value: value, allowed: "0 to 1")
    }
    if let confidence, !(0...1).contains(confidence) {
      throw MessageError.badNumber(
        field: "boxes[\(index)].confidence", value: confidence, allowed: "0 to 1")
    }
    func clipped(_ value: Double) -> Double { min(max(value, 0), 1) }
    let box = NormalizedBox(
      x1: clipped(x1), y1: clipped(y1), x2: clipped(x2), y2: clipped(y2))
    guard box.x1 < box.x2, box.y1 < box.y2 else { throw MessageError.emptyBox(index: index) }
    return box
  }
}
