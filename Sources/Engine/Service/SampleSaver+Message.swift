import Datasets
import FoundationEssentials
import Labels
import Radio

extension SampleSaver {
  /// Saves the window in `command`. A window without boxes is a negative example.
  func save(_ command: SaveTrainingSample) throws -> SaveOutcome {
    let signal = try SignalName(command.signalName)
    let metadata = try command.metadata.validated()
    let source = try command.samples()
    try metadata.checkDuration(sampleCount: source.sampleCount)
    let window = metadata.window(sampleCount: source.sampleCount)
    let boxes = try command.boxes.enumerated().map { index, box in
      SampleBox(
        try box.normalized(index: index), of: box, in: window, metadata: metadata)
    }
    let (npz, hash) = try contents(of: window, source: source)
    let draft = SampleDraft(
      signal: signal, iqSHA256: hash,
      sourceCapture: metadata.sourceFile, timeOffset: metadata.timeOffset,
      duration: metadata.duration, centerFrequency: metadata.centerFrequency,
      sampleRate: metadata.sampleRate, boxes: boxes, labeler: command.labeler)
    return try store.save(draft, npz: npz)
  }
}

extension SampleBox {
  /// The box of a message, with seconds and MHz if `metadata` is complete enough.
  fileprivate init(
    _ edges: NormalizedBox, of box: SaveTrainingSample.LabelBox, in window: SampleWindow,
    metadata: SaveTrainingSample.Metadata
  ) {
    let isPlaced = metadata.sampleRate != nil && metadata.centerFrequency != nil
    let source = box.source ?? .userLabel
    self.init(
      pixels: PixelBox(edges), confidence: box.confidence,
      extent: isPlaced
        ? metadata.timeOffset.map { SampleBoxExtent(edges, in: window, timeOffset: $0) } : nil,
      source: source, verified: box.verified ?? source.isHuman)
  }
}

extension SaveTrainingSample {
  fileprivate func samples() throws -> MemoryIQSource {
    // Some encoders, such as Python's `base64.encodebytes`, break lines.
    let compact = iqData.utf8.contains { $0 <= 0x20 } ? iqData.filter { !$0.isWhitespace } : iqData
    guard let bytes = Data(base64Encoded: compact) else { throw MessageError.notBase64 }
    guard bytes.count.isMultiple(of: SampleFormat.cf32LE.bytesPerSample) else {
      throw MessageError.partialSample(bytes: bytes.count)
    }
    return MemoryIQSource(bytes: bytes)
  }
}

extension SaveTrainingSample.Metadata {
  /// Far above any radio, and small enough for all sums and products of Hz and seconds.
  private static let largest = 1e12

  /// The metadata without the folder of the source file; throws if a number is out of range.
  fileprivate func validated() throws -> Self {
    let range = -Self.largest...Self.largest
    let allowed = "between 0 and \(Self.largest)"
    try check("sample_rate_mhz", sampleRate, "above 0") { $0 > 0 && range.contains($0) }
    try check("center_freq_mhz", centerFrequency, "a frequency in MHz") { range.contains($0) }
    try check("time_offset_sec", timeOffset, allowed) { $0 >= 0 && range.contains($0) }
    try check("duration_sec", duration, "above 0") { $0 > 0 && range.contains($0) }
    var metadata = self
    metadata.sourceFile = try sourceFile.map { path in
      let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
      guard let name, name != ".", name != ".." else { throw MessageError.notAFileName(path) }
      return name
    }
    return metadata
  }

  /// Throws if `duration` and the number of received samples differ by more than one hop: then the
  /// times of the boxes would be wrong.
  fileprivate func checkDuration(sampleCount: Int) throws {
    guard let duration, let sampleRate else { return }
    let samples = duration * sampleRate * 1e6
    guard abs(samples - Double(sampleCount)) <= Double(InferenceSpectrogram.hop) else {
      throw MessageError.durationDisagrees(
        duration: duration, sampleCount: sampleCount, sampleRate: sampleRate * 1e6)
    }
  }

  /// The window of the received samples, counted from its own start.
  fileprivate func window(sampleCount: Int) -> SampleWindow {
    SampleWindow(
      samples: 0..<sampleCount, sampleRate: sampleRate.map { $0 * 1e6 } ?? .nan,
      centerFrequency: centerFrequency.map { $0 * 1e6 } ?? .nan)
  }

  private func check(
    _ field: String, _ value: Double?, _ allowed: String, _ isAllowed: (Double) -> Bool
  ) throws {
    if let value, !isAllowed(value) {
      throw MessageError.badNumber(field: "metadata.\(field)", value: value, allowed: allowed)
    }
  }
}

extension SaveTrainingSample.LabelBox {
  /// Edges may exceed the image by rounding errors.
  private static let allowed = -0.001...1.001

  /// The box with sorted corners, clipped to the image; throws if it is outside of the image.
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
    return NormalizedBox(
      x1: clipped(min(x1, x2)), y1: clipped(min(y1, y2)), x2: clipped(max(x1, x2)),
      y2: clipped(max(y1, y2)))
  }
}
