/// Cuts polygons off at the edges of a picture, by the method of Sutherland and Hodgman.
enum PolygonClip {
  /// The part of the polygon `points` inside a picture; empty if nothing is.
  static func clip(_ points: [PixelPoint], width: Int, height: Int) -> [PixelPoint] {
    let left = keep(points, \.x, isInside: { $0 >= 0 }, edge: 0)
    let right = keep(left, \.x, isInside: { $0 <= Double(width) }, edge: Double(width))
    let top = keep(right, \.y, isInside: { $0 >= 0 }, edge: 0)
    return keep(top, \.y, isInside: { $0 <= Double(height) }, edge: Double(height))
  }

  /// The part of a polygon on one side of `edge`, a value of `axis`.
  private static func keep(
    _ points: [PixelPoint], _ axis: WritableKeyPath<PixelPoint, Double>,
    isInside: (Double) -> Bool, edge: Double
  ) -> [PixelPoint] {
    var kept: [PixelPoint] = []
    guard var last = points.last else { return [] }
    for point in points {
      if isInside(point[keyPath: axis]) != isInside(last[keyPath: axis]) {
        let share = (edge - last[keyPath: axis]) / (point[keyPath: axis] - last[keyPath: axis])
        var crossing = PixelPoint(
          x: last.x + share * (point.x - last.x), y: last.y + share * (point.y - last.y))
        crossing[keyPath: axis] = edge
        kept.append(crossing)
      }
      if isInside(point[keyPath: axis]) { kept.append(point) }
      last = point
    }
    return kept
  }
}
