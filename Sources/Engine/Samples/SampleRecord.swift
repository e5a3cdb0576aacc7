/// What `<id>.json` says of a training sample.
///
/// The fields of the original format come first and in its order; what the engine adds follows, and
/// is nil in files of other programs. The folder and the file name say which sample it is, never
/// the content.
public struct SampleRecord: Sendable, Hashable {
  public var sampleID: String
  /// The capture's file name, without a folder.
  public var sourceCapture: String?
  /// Seconds from the start of the capture to the start of the window.
  public var timeOffset: Double?
  /// The window's length in seconds.
  public var duration: Double?
  /// RF MHz in the middle of the band.
  public var centerFrequency: Double?
  /// Millions of samples per second.
  public var sampleRate: Double?
  public var createdAt: String?
  public var createdBy: String?
  public var spectrogramParameters: SpectrogramParameters?
  public var boxes: [SampleBox]

  /// The class of all the boxes.
  public var signalName: String?
  public var labeler: String?
  /// SHA-256 of the window's samples as complex64, in hexadecimal digits.
  public var iqSHA256: String?
  public var engineVersion: String?
  /// 1 when the sample is saved, one more each time that its boxes change.
  public var revision: Int
  public var updatedAt: String?
}

extension SampleRecord {
  /// The record of a new sample.
  init(_ draft: SampleDraft, id: String, now: String) {
    sampleID = id
    sourceCapture = draft.sourceCapture
    timeOffset = draft.timeOffset
    duration = draft.duration
    centerFrequency = draft.centerFrequency
    sampleRate = draft.sampleRate
    createdAt = now
    createdBy = BoxSource.userLabel.rawValue
    spectrogramParameters = .inference
    boxes = draft.boxes
    signalName = draft.signal.text
    labeler = draft.labeler
    iqSHA256 = draft.iqSHA256
    engineVersion = EngineVersion.current
    revision = 1
    updatedAt = now
  }

  /// This record with the boxes of `draft`, which shows the same window, as its next revision.
  func replacingBoxes(by draft: SampleDraft, now: String) -> SampleRecord {
    var record = SampleRecord(draft, id: sampleID, now: now)
    record.createdAt = createdAt
    record.createdBy = createdBy
    record.revision = revision == .max ? revision : revision + 1
    return record
  }
}

extension SampleRecord: Codable {
  private enum Key: String, CodingKey {
    case sampleID = "sample_id"
    case sourceCapture = "source_capture"
    case timeOffset = "time_offset_sec"
    case duration = "duration_sec"
    case centerFrequency = "center_freq_mhz"
    case sampleRate = "sample_rate_mhz"
    case createdAt = "created_at"
    case createdBy = "created_by"
    case spectrogramParameters = "spectrogram_params"
    case boxes
    case signalName = "signal_name"
    case labeler
    case iqSHA256 = "iq_sha256"
    case engineVersion = "engine_version"
    case revision
    case updatedAt = "updated_at"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    sampleID = try container.decode(String.self, forKey: .sampleID)
    sourceCapture = try container.decodeIfPresent(String.self, forKey: .sourceCapture)
    timeOffset = try container.decodeIfPresent(Double.self, forKey: .timeOffset)
    duration = try container.decodeIfPresent(Double.self, forKey: .duration)
    centerFrequency = try container.decodeIfPresent(Double.self, forKey: .centerFrequency)
    sampleRate = try container.decodeIfPresent(Double.self, forKey: .sampleRate)
    createdAt = try container.decodeIfPresent(String.self, forKey: .createdAt)
    createdBy = try container.decodeIfPresent(String.self, forKey: .createdBy)
    spectrogramParameters = try container.decodeIfPresent(
      SpectrogramParameters.self, forKey: .spectrogramParameters)
    boxes = try container.decode([SampleBox].self, forKey: .boxes)
    signalName = try container.decodeIfPresent(String.self, forKey: .signalName)
    labeler = try container.decodeIfPresent(String.self, forKey: .labeler)
    iqSHA256 = try container.decodeIfPresent(String.self, forKey: .iqSHA256)
    engineVersion = try container.decodeIfPresent(String.self, forKey: .engineVersion)
    revision = try container.decodeIfPresent(Int.self, forKey: .revision) ?? 1
    updatedAt = try container.decodeIfPresent(String.self, forKey: .updatedAt)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(sampleID, forKey: .sampleID)
    try container.encode(sourceCapture, forKey: .sourceCapture)
    try container.encode(timeOffset, forKey: .timeOffset)
    try container.encode(duration, forKey: .duration)
    try container.encode(centerFrequency, forKey: .centerFrequency)
    try container.encode(sampleRate, forKey: .sampleRate)
    try container.encode(createdAt, forKey: .createdAt)
    try container.encode(createdBy, forKey: .createdBy)
    try container.encodeIfPresent(spectrogramParameters, forKey: .spectrogramParameters)
    try container.encode(boxes, forKey: .boxes)
    try container.encodeIfPresent(signalName, forKey: .signalName)
    try container.encodeIfPresent(labeler, forKey: .labeler)
    try container.encodeIfPresent(iqSHA256, forKey: .iqSHA256)
    try container.encodeIfPresent(engineVersion, forKey: .engineVersion)
    try container.encode(revision, forKey: .revision)
    try container.encodeIfPresent(updatedAt, forKey: .updatedAt)
  }
}
