import Foundations

/// What the metadata of a capture say about the samples from a given one on.
struct ExtractionOrigin {
  /// The time of the sample in seconds since 1970; nil if unknown.
  var time: Double?
  /// Fields of other programs about the recording, and about its segment.
  var global = JSONObject()
  var segment = JSONObject()
  /// The namespaces of these fields.
  var extensions: [SigMFGlobal.Extension] = []

  /// Fields that are not true of an extraction.
  private static let dropped = [
    "core:sha512", "core:metadata_only", "core:num_channels", "core:description",
    "core:global_index", "core:collection",
  ]

  /// What is known about `sample` of `capture`; throws `CaptureError` if the metadata of a SigMF recording cannot be read.
  init(of sample: Int, in capture: Capture) throws(CaptureError) {
    guard capture.container == .sigmf else {
      time = Self.time(capture.facts.startTime, after: sample, rate: capture.sampleRate)
      if let position = Self.position(capture) { segment["core:geolocation"] = position }
      return
    }
    let header = try SigMFHeader(contentsOf: capture.facts.metadata)
    extensions = header.global.extensions
    global = header.global.others.without(Self.dropped)
    let offset = header.global.offset ?? 0
    for entry in header.captures {
      let (start, overflows) = entry.sampleStart.subtractingReportingOverflow(offset)
      guard !overflows, start <= sample else { break }
      segment = entry.others.without(Self.dropped)
      if let known = entry.datetime.flatMap(RFC3339.seconds) {
        time = Self.time(known, after: sample - start, rate: capture.sampleRate)
      }
    }
  }

  /// The time `count` samples after `start`; nil if that is unknown, which RFCAP writes as 0.
  private static func time(_ start: Double?, after count: Int, rate: Double) -> Double? {
    guard let start, start.isFinite, start != 0 else { return nil }
    return start + Double(count) / rate
  }

  /// The position of `capture` as a point of GeoJSON; nil if it is unknown, which RFCAP writes as 0.
  private static func position(_ capture: Capture) -> JSONValue? {
    guard capture.latitude != 0 || capture.longitude != 0,
      let latitude = JSONNumber(capture.latitude), let longitude = JSONNumber(capture.longitude)
    else { return nil }
    var point = JSONObject()
    point["type"] = .string("Point")
    point["coordinates"] = .array([.number(longitude), .number(latitude)])
    return .object(point)
  }
}

extension JSONObject {
  /// The object without the members with these `names`.
  fileprivate func without(_ names: [String]) -> JSONObject {
    var rest = self
    for name in names { rest[name] = nil }
    return rest
  }
}
