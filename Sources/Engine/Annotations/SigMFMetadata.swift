import FoundationEssentials

/// A `.sigmf-meta` file (SigMF 1.2, `spec/interop.md`).
struct SigMFMetadata: Codable, Sendable, Equatable {
  var global: SigMFGlobal
  var captures: [SigMFCapture]
  var annotations: [SigMFAnnotation]

  static let version = "1.2.0"

  private static let ownExtension = SigMFGlobal.Extension(
    name: "labeltui", version: "1.0.0", optional: true)

  init(global: SigMFGlobal, captures: [SigMFCapture], annotations: [SigMFAnnotation]) {
    self.global = global
    self.captures = captures
    self.annotations = annotations
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    global = try container.decode(SigMFGlobal.self, forKey: .global)
    captures = try container.decodeIfPresent([SigMFCapture].self, forKey: .captures) ?? []
    annotations =
      try container.decodeIfPresent([SigMFAnnotation].self, forKey: .annotations) ?? []
  }

  /// Reads the file at `url`; throws `FileError` or `LabelFileError`.
  init(contentsOf url: URL) throws {
    do {
      self = try JSONDecoder().decode(
        SigMFMetadata.self, from: FileSystem.contents(of: url.path, limit: LabelFile.largestSize))
    } catch let error as DecodingError {
      throw LabelFileError.unreadable(
        path: url.path, reason: DecodingProblem.sentence(error))
    }
  }

  /// Whether this is about the file of `capture`, and not about another of the same stem.
  func describes(_ capture: Capture) -> Bool {
    if let dataset = global.dataset { return dataset == capture.url.lastPathComponent }
    let data = capture.url.deletingPathExtension().appendingPathExtension("sigmf-data")
    return !FileSystem.exists(data.path)
  }

  /// The metadata of a capture that has none yet: a non-conforming dataset with header bytes.
  init(describing capture: Capture) {
    var global = SigMFGlobal(datatype: capture.sampleFormat.rawValue, version: Self.version)
    global.sampleRate = capture.sampleRate
    global.dataset = capture.url.lastPathComponent
    global.trailingBytes = capture.trailingBytes > 0 ? capture.trailingBytes : nil
    var segment = SigMFCapture(sampleStart: 0)
    segment.headerBytes = capture.headerBytes
    segment.frequency = capture.centerFrequency
    segment.datetime = Self.datetime(capture.startTime)
    self.init(global: global, captures: [segment], annotations: [])
  }

  /// Declares the namespace of the fields that only this program writes, where any is there.
  mutating func declareOwnFields() {
    guard annotations.contains(where: { $0.savedSample != nil }),
      !global.extensions.contains(where: { $0.name == Self.ownExtension.name })
    else { return }
    global.extensions.append(Self.ownExtension)
  }

  /// RFC 3339 with `Z` of Unix `seconds`; nil for what no calendar shows, and for 0, "unknown".
  private static func datetime(_ seconds: Double) -> String? {
    guard seconds.isFinite, seconds > 0, seconds < 253_402_300_800 else { return nil }
    return Date(timeIntervalSince1970: seconds)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
