import Foundations

/// An entry of `annotations` in a SigMF metadata file; fields of other programs are kept.
package struct SigMFAnnotation: Codable, Sendable, Equatable {
  /// The first sample, counted from the global `core:offset`.
  var sampleStart: Int
  /// The number of samples; nil means to the end of the capture.
  var sampleCount: Int?
  var lowerEdge: Double?
  var upperEdge: Double?
  var label: String?
  var uuid: String?
  var generator: String?
  /// The training sample in which the box was saved, `<class>/<id>`.
  var savedSample: String?
  var others = JSONObject()

  private enum Name {
    static let sampleStart = "core:sample_start"
    static let sampleCount = "core:sample_count"
    static let lowerEdge = "core:freq_lower_edge"
    static let upperEdge = "core:freq_upper_edge"
    static let label = "core:label"
    static let uuid = "core:uuid"
    static let generator = "core:generator"
    static let savedSample = "labeltui:sample"
    static let all: Set = [
      sampleStart, sampleCount, lowerEdge, upperEdge, label, uuid, generator, savedSample,
    ]
  }

  init(sampleStart: Int) { self.sampleStart = sampleStart }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    sampleStart = try fields.required(Name.sampleStart)
    sampleCount = try fields.optional(Name.sampleCount)
    lowerEdge = try fields.optional(Name.lowerEdge)
    upperEdge = try fields.optional(Name.upperEdge)
    label = try fields.optional(Name.label)
    uuid = try fields.optional(Name.uuid)
    generator = try fields.optional(Name.generator)
    savedSample = try fields.optional(Name.savedSample)
    others = try fields.others(besides: Name.all)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(sampleStart, as: Name.sampleStart)
    try fields.put(sampleCount, as: Name.sampleCount)
    try fields.put(lowerEdge, as: Name.lowerEdge)
    try fields.put(upperEdge, as: Name.upperEdge)
    try fields.put(label, as: Name.label)
    try fields.put(generator, as: Name.generator)
    try fields.put(uuid, as: Name.uuid)
    try fields.put(savedSample, as: Name.savedSample)
    try fields.put(others: others)
  }
}
