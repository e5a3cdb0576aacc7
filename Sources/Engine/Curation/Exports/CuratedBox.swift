import Datasets
import Radio

/// A box of a curated image, in whole pixels inside the image, at least one pixel wide and high.
struct CuratedBox: Hashable {
  let categoryName: String
  /// x, y, width and height from the top left.
  let bbox: [Int]
  let confidence: Double
  let source: BoxSource
  let verified: Bool

  /// The box of a sample of class `categoryName`. Missing fields, as in files of other programs,
  /// mean a box drawn by a person, which is what the original format contains.
  init(_ box: SampleBox, categoryName: String) {
    let x = Self.span(box.pixels.xMin, box.pixels.xMax)
    let y = Self.span(box.pixels.yMin, box.pixels.yMax)
    self.categoryName = categoryName
    bbox = [x.lowerBound, y.lowerBound, x.count, y.count]
    confidence = box.confidence ?? 1
    source = box.source ?? .userLabel
    verified = box.verified ?? source.isHuman
  }

  var area: Int { bbox[2] * bbox[3] }

  /// The pixels between two edges in any order, clipped to the image.
  private static func span(_ first: Int, _ second: Int) -> Range<Int> {
    let side = SpectrogramImage.side
    let start = min(max(min(first, second), 0), side - 1)
    let end = min(max(max(first, second), start + 1), side)
    return start..<end
  }
}
