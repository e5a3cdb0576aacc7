/// One box of a training sample: in pixels of its image, and in seconds and MHz.
public struct SampleBox: Sendable, Hashable {
  public var pixels: PixelBox
  /// Always `signal` in files of the engine: detection heads are trained one signal at a time.
  public var label: String
  /// 0...1, or nil where a person drew the box.
  public var confidence: Double?
  /// The box in real units; nil in files of other programs.
  public var extent: SampleBoxExtent?
  public var source: BoxSource?
  public var verified: Bool?

  /// Makes the box of a signal from its edges.
  public init(
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
  private enum Key: String, CodingKey {
    case xMin = "x_min"
    case yMin = "y_min"
    case xMax = "x_max"
    case yMax = "y_max"
    case label, confidence, source, verified
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    pixels = PixelBox(
      xMin: try container.decode(Int.self, forKey: .xMin),
      yMin: try container.decode(Int.self, forKey: .yMin),
      xMax: try container.decode(Int.self, forKey: .xMax),
      yMax: try container.decode(Int.self, forKey: .yMax))
    label = try container.decodeIfPresent(String.self, forKey: .label) ?? "signal"
    confidence = try container.decodeIfPresent(Double.self, forKey: .confidence)
    extent = try? SampleBoxExtent(from: decoder)
    source = try container.decodeIfPresent(BoxSource.self, forKey: .source)
    verified = try container.decodeIfPresent(Bool.self, forKey: .verified)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(pixels.xMin, forKey: .xMin)
    try container.encode(pixels.yMin, forKey: .yMin)
    try container.encode(pixels.xMax, forKey: .xMax)
    try container.encode(pixels.yMax, forKey: .yMax)
    try container.encode(label, forKey: .label)
    try container.encode(confidence, forKey: .confidence)
    try extent?.encode(to: encoder)
    try container.encodeIfPresent(source, forKey: .source)
    try container.encodeIfPresent(verified, forKey: .verified)
  }
}
