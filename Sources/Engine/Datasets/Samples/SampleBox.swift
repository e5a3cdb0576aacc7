import Foundations
import Labels
import Radio

/// A box of a training sample: in pixels of its image, and in seconds and MHz. Fields of other
/// programs are kept.
package struct SampleBox: Sendable, Hashable {
  /// The box in pixels of the image.
  package var pixels: PixelBox
  /// Always `signal` in files of LabelTUI: detection heads are trained one class at a time.
  package var label: String
  /// 0...1; nil if a person drew the box.
  package var confidence: Double?
  /// The box in seconds and MHz; nil in files of other programs.
  package var extent: SampleBoxExtent?
  /// Who or what drew the box; nil in files of other programs.
  package var source: BoxSource?
  /// Whether a person drew or confirmed the box; nil in files of other programs.
  package var verified: Bool?
  var others = JSONObject()

  /// Makes a box with label `signal`.
  package init(
    pixels: PixelBox, confidence: Double? = nil, extent: SampleBoxExtent? = nil,
    source: BoxSource? = nil, verified: Bool? = nil
  ) {
    self.pixels = pixels
    label = "signal"
    self.confidence = confidence
    self.extent = extent
    self.source = source
    self.verified = verified
  }
}

extension SampleBox: Codable {
  private enum Name {
    static let xMin = "x_min"
    static let yMin = "y_min"
    static let xMax = "x_max"
    static let yMax = "y_max"
    static let label = "label"
    static let confidence = "confidence"
    static let source = "source"
    static let verified = "verified"
    static let all: Set = [xMin, yMin, xMax, yMax, label, confidence, source, verified]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    pixels = PixelBox(
      xMin: try fields.required(Name.xMin), yMin: try fields.required(Name.yMin),
      xMax: try fields.required(Name.xMax), yMax: try fields.required(Name.yMax))
    label = try fields.optional(Name.label) ?? "signal"
    confidence = try fields.optional(Name.confidence)
    extent = try? SampleBoxExtent(from: decoder)
    source = try fields.optional(Name.source)
    verified = try fields.optional(Name.verified)
    let known = extent == nil ? Name.all : Name.all.union(SampleBoxExtent.fieldNames)
    others = try fields.others(besides: known)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(pixels.xMin, as: Name.xMin)
    try fields.put(pixels.yMin, as: Name.yMin)
    try fields.put(pixels.xMax, as: Name.xMax)
    try fields.put(pixels.yMax, as: Name.yMax)
    try fields.put(label, as: Name.label)
    try fields.encode(confidence, forKey: FieldName(Name.confidence))
    try extent?.encode(to: encoder)
    try fields.put(source, as: Name.source)
    try fields.put(verified, as: Name.verified)
    try fields.put(others: others)
  }
}
