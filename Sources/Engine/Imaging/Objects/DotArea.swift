/// A rectangle of dots of a raster.
struct DotArea: Hashable {
  var columns: Range<Int>
  var rows: Range<Int>
  /// The number of dots of the object in it.
  var dots: Int

  /// Whether it reaches an edge of a raster of `width` x `height` dots.
  func touchesEdge(width: Int, height: Int) -> Bool {
    columns.lowerBound == 0 || rows.lowerBound == 0 || columns.upperBound == width
      || rows.upperBound == height
  }
}
