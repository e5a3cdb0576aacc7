import Foundations
import Labels

/// The content of `<id>.json`, the record of a training sample
/// (`docs/formats/training-samples.md`).
///
/// The fields of the original format come first, in its order. The fields that LabelTUI adds
/// follow; they are nil in files of other programs, whose own fields are kept. The folder and the
/// file name determine the sample, not the content.
package struct SampleRecord: Sendable, Hashable {
  /// The id as the file states it.
  package var sampleID: String
  /// The file name of the capture, without folder.
  package var sourceCapture: String?
  /// Start of the window in seconds from the start of the capture.
  package var timeOffset: Double?
  /// Length of the window in seconds.
  package var duration: Double?
  /// Center of the band in RF MHz.
  package var centerFrequency: Double?
  /// Millions of samples per second.
  package var sampleRate: Double?
  /// When the sample was saved, UTC.
  package var createdAt: String?
  /// How the sample was created: `user_label`.
  package var createdBy: String?
  /// The parameters of the image.
  package var spectrogramParameters: SpectrogramParameters?
  /// The boxes.
  package var boxes: [SampleBox]

  /// The class of the boxes.
  package var signalName: String?
  /// The person who saved the sample.
  package var labeler: String?
  /// SHA-256 of the window's samples as complex64, in hexadecimal digits.
  package var iqSHA256: String?
  /// The version of LabelTUI that saved the sample.
  package var engineVersion: String?
  /// 1 when the sample is saved, one more each time its boxes change.
  package var revision: Int
  /// When the sample was last changed, UTC.
  package var updatedAt: String?
  var others = JSONObject()
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

  /// This record with the boxes of `draft`, which is of the same window, as the next revision.
  func replacingBoxes(by draft: SampleDraft, now: String) -> SampleRecord {
    var record = self
    record.timeOffset = draft.timeOffset
    record.duration = draft.duration
    record.centerFrequency = draft.centerFrequency
    record.sampleRate = draft.sampleRate
    record.boxes = boxes(of: draft)
    record.labeler = draft.labeler
    record.engineVersion = EngineVersion.current
    record.revision = revision == .max ? revision : revision + 1
    record.updatedAt = now
    return record
  }

  /// Whether this record has the boxes of `draft`.
  func holdsBoxes(of draft: SampleDraft) -> Bool { Set(boxes) == Set(boxes(of: draft)) }

  /// The boxes of `draft`, with the fields that other programs added to boxes at the same position.
  private func boxes(of draft: SampleDraft) -> [SampleBox] {
    let others = Dictionary(boxes.map { ($0.pixels, $0.others) }, uniquingKeysWith: { $1 })
    return draft.boxes.map { box in
      var box = box
      box.others = others[box.pixels] ?? JSONObject()
      return box
    }
  }
}

extension SampleRecord: Codable {
  private enum Name {
    static let sampleID = "sample_id"
    static let sourceCapture = "source_capture"
    static let timeOffset = "time_offset_sec"
    static let duration = "duration_sec"
    static let centerFrequency = "center_freq_mhz"
    static let sampleRate = "sample_rate_mhz"
    static let createdAt = "created_at"
    static let createdBy = "created_by"
    static let spectrogramParameters = "spectrogram_params"
    static let boxes = "boxes"
    static let signalName = "signal_name"
    static let labeler = "labeler"
    static let iqSHA256 = "iq_sha256"
    static let engineVersion = "engine_version"
    static let revision = "revision"
    static let updatedAt = "updated_at"
    static let all: Set = [
      sampleID, sourceCapture, timeOffset, duration, centerFrequency, sampleRate, createdAt,
      createdBy, spectrogramParameters, boxes, signalName, labeler, iqSHA256, engineVersion,
      revision, updatedAt,
    ]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    sampleID = try fields.optional(Name.sampleID) ?? ""
    sourceCapture = try fields.optional(Name.sourceCapture)
    timeOffset = try fields.optional(Name.timeOffset)
    duration = try fields.optional(Name.duration)
    centerFrequency = try fields.optional(Name.centerFrequency)
    sampleRate = try fields.optional(Name.sampleRate)
    createdAt = try fields.optional(Name.createdAt)
    createdBy = try fields.optional(Name.createdBy)
    spectrogramParameters = try fields.optional(Name.spectrogramParameters)
    boxes = try fields.required(Name.boxes)
    signalName = try fields.optional(Name.signalName)
    labeler = try fields.optional(Name.labeler)
    iqSHA256 = try fields.optional(Name.iqSHA256)
    engineVersion = try fields.optional(Name.engineVersion)
    revision = try fields.optional(Name.revision) ?? 1
    updatedAt = try fields.optional(Name.updatedAt)
    others = try fields.others(besides: Name.all)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(sampleID, as: Name.sampleID)
    try fields.encode(sourceCapture, forKey: FieldName(Name.sourceCapture))
    try fields.encode(timeOffset, forKey: FieldName(Name.timeOffset))
    try fields.encode(duration, forKey: FieldName(Name.duration))
    try fields.encode(centerFrequency, forKey: FieldName(Name.centerFrequency))
    try fields.encode(sampleRate, forKey: FieldName(Name.sampleRate))
    try fields.encode(createdAt, forKey: FieldName(Name.createdAt))
    try fields.encode(createdBy, forKey: FieldName(Name.createdBy))
    try fields.put(spectrogramParameters, as: Name.spectrogramParameters)
    try fields.put(boxes, as: Name.boxes)
    try fields.put(signalName, as: Name.signalName)
    try fields.put(labeler, as: Name.labeler)
    try fields.put(iqSHA256, as: Name.iqSHA256)
    try fields.put(engineVersion, as: Name.engineVersion)
    try fields.put(revision, as: Name.revision)
    try fields.put(updatedAt, as: Name.updatedAt)
    try fields.put(others: others)
  }
}
