import Foundations

/// An entry of `captures` in a SigMF metadata file; fields of other programs are kept.
struct SigMFCapture: Codable, Sendable, Equatable {
  var sampleStart: Int
  var headerBytes: Int?
  var frequency: Double?
  /// RFC 3339 with `Z`.
  var datetime: String?
  var others = JSONObject()

  private enum Name {
    static let sampleStart = "core:sample_start"
    static let headerBytes = "core:header_bytes"
    static let frequency = "core:frequency"
    static let datetime = "core:datetime"
    static let all: Set = [sampleStart, headerBytes, frequency, datetime]
  }

  init(sampleStart: Int) { self.sampleStart = sampleStart }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    sampleStart = try fields.required(Name.sampleStart)
    headerBytes = try fields.optional(Name.headerBytes)
    frequency = try fields.optional(Name.frequency)
    datetime = try fields.optional(Name.datetime)
    others = try fields.others(besides: Name.all)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(sampleStart, as: Name.sampleStart)
    try fields.put(headerBytes, as: Name.headerBytes)
    try fields.put(frequency, as: Name.frequency)
    try fields.put(datetime, as: Name.datetime)
    try fields.put(others: others)
  }
}
