import Foundations

/// The segments (`captures`) of a SigMF recording, checked.
struct SigMFSegments: Equatable {
  struct Segment: Equatable {
    /// The index of the first sample in the dataset, without `core:offset`.
    let start: Int
    /// Bytes before the first sample of the segment.
    let headerBytes: Int
    /// Center frequency in Hz; nil if unknown.
    let frequency: Double?
  }

  let segments: [Segment]
  /// Bytes after the last sample that are not samples.
  let trailingBytes: Int
  private let path: String

  /// Reads the segments of `header`, the metadata at `path`. Throws `CaptureError` unless they are
  /// in order and all numbers are valid.
  init(_ header: SigMFHeader, path: String) throws(CaptureError) {
    self.path = path
    let offset = header.global.offset ?? 0
    trailingBytes = header.global.trailingBytes ?? 0
    for (name, value) in [("core:offset", offset), ("core:trailing_bytes", trailingBytes)]
    where value < 0 {
      throw .metadata(.badField(path: path, field: name, found: "\(value)", rule: "0 or more"))
    }
    var segments: [Segment] = []
    for (index, capture) in header.captures.enumerated() {
      let place = "captures[\(index)] "
      let (start, overflows) = capture.sampleStart.subtractingReportingOverflow(offset)
      guard !overflows, start >= segments.last?.start ?? 0 else {
        throw .metadata(
          .badField(
            path: path, field: place + "core:sample_start", found: "\(capture.sampleStart)",
            rule: "\((segments.last?.start ?? 0) &+ offset) or more: captures must be in order"))
      }
      let headerBytes = capture.headerBytes ?? 0
      guard headerBytes >= 0 else {
        throw .metadata(
          .badField(
            path: path, field: place + "core:header_bytes", found: "\(headerBytes)",
            rule: "0 or more"))
      }
      segments.append(
        Segment(start: start, headerBytes: headerBytes, frequency: capture.frequency))
    }
    self.segments =
      segments.isEmpty ? [Segment(start: 0, headerBytes: 0, frequency: nil)] : segments
  }

  /// The layout of samples of `format` in a file of `fileSize` bytes. Segments that begin past its
  /// end are ignored: the file may still be growing.
  func layout(
    _ format: SampleFormat, channelCount: Int, channel: Int, fileSize: Int
  ) throws(CaptureError) -> SampleLayout {
    let frame = format.bytesPerSample * channelCount
    let end = fileSize - trailingBytes
    guard end >= 0 else {
      throw .metadata(
        .badField(
          path: path, field: "core:trailing_bytes", found: "\(trailingBytes)",
          rule: "at most \(fileSize), the size of the dataset"))
    }
    var stretches = [SampleLayout.Stretch(firstSample: 0, offset: 0)]
    for (index, segment) in segments.enumerated() {
      let last = stretches[stretches.count - 1]
      let room = (end - last.offset) / frame
      guard segment.start - last.firstSample <= room else { break }
      let begin = last.offset + (segment.start - last.firstSample) * frame
      guard segment.headerBytes <= end - begin else {
        throw .metadata(
          .badField(
            path: path, field: "captures[\(index)] core:header_bytes",
            found: "\(segment.headerBytes)",
            rule: "at most \(end - begin), the bytes that remain in the dataset"))
      }
      guard segment.headerBytes > 0 else { continue }
      if last.firstSample == segment.start { stretches.removeLast() }
      stretches.append(
        SampleLayout.Stretch(firstSample: segment.start, offset: begin + segment.headerBytes))
    }
    let last = stretches[stretches.count - 1]
    let (count, rest) = (end - last.offset).quotientAndRemainder(dividingBy: frame)
    return SampleLayout(
      format: format, channelCount: channelCount, channel: channel, stretches: stretches,
      sampleCount: last.firstSample + count, trailingBytes: rest, fileSize: fileSize)
  }

  /// The differences in Hz between the frequency of each segment and that of the first one; none if
  /// the first frequency is unknown.
  var tuning: FrequencySteps {
    guard let first = segments[0].frequency else { return .none }
    return FrequencySteps(segments.map { ($0.start, ($0.frequency ?? first) - first) })
  }

  /// Warnings about segments whose frequency differs from that of the first one, and about segments
  /// that begin past `sampleCount`.
  func warnings(sampleCount: Int) -> [String] {
    var warnings: [String] = []
    let others = segments.dropFirst().filter { $0.frequency != segments[0].frequency }
    if !others.isEmpty {
      let shown = others.prefix(8).map { segment in
        "from sample \(segment.start): "
          + (segment.frequency.map { Quantity.frequency($0) } ?? "an unknown frequency")
      }
      let rest = others.count > shown.count ? ", and \(others.count - shown.count) more" : ""
      warnings.append(
        "Its segments have different center frequencies: \(shown.joined(separator: ", "))\(rest). The frequency "
          + "axis is that of the segment at the crosshair."
      )
    }
    let missing = segments.count { $0.start > 0 && $0.start >= sampleCount }
    if missing > 0 {
      warnings.append(
        "\(missing) of \(segments.count) segments begin past the end of the dataset.")
    }
    return warnings
  }
}
