import Labels
import Radio

/// A box of a sample in pixels of its image, from the top left.
package struct ContentBox: PixelRectangle, Sendable, Hashable {
  /// The class.
  package var className: String
  /// Left edge.
  package var x: Double
  /// Top edge.
  package var y: Double
  /// Width, more than 0.
  package var width: Double
  /// Height, more than 0.
  package var height: Double
  /// 0...1; nil if a person drew the box.
  package var confidence: Double?
  /// Who or what drew the box.
  package var source: BoxSource
  /// Whether a person drew or confirmed the box.
  package var verified: Bool

  /// Makes a box. A box that a person drew is verified by default.
  package init(
    className: String, x: Double, y: Double, width: Double, height: Double,
    confidence: Double? = nil, source: BoxSource = .userLabel, verified: Bool? = nil
  ) {
    self.className = className
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.confidence = confidence
    self.source = source
    self.verified = verified ?? source.isHuman
  }

  /// The box of a sample of class `className`, clipped to its image and at least one pixel wide and
  /// high. Missing fields, as in files of other programs, mean a box drawn by a person, which is what
  /// the original format contains.
  init(_ box: SampleBox, className: String) {
    let columns = Self.span(box.pixels.xMin, box.pixels.xMax)
    let rows = Self.span(box.pixels.yMin, box.pixels.yMax)
    self.init(
      className: className, x: Double(columns.lowerBound), y: Double(rows.lowerBound),
      width: Double(columns.count), height: Double(rows.count), confidence: box.confidence,
      source: box.source ?? .userLabel, verified: box.verified)
  }

  /// The pixels between two edges in any order, clipped to the inference image.
  private static func span(_ first: Int, _ second: Int) -> Range<Int> {
    let side = SpectrogramImage.side
    let start = min(max(min(first, second), 0), side - 1)
    let end = min(max(max(first, second), start + 1), side)
    return start..<end
  }

  /// Width times height in square pixels.
  package var area: Double { width * height }
}
