/// Areas of boxes, and what they have in common.
extension Box {
  /// The area, in units of x times units of y.
  package var area: Double { Double(x.count) * (y.upperBound - y.lowerBound) }

  /// The smallest box around both, which are on the same layer.
  package func union(_ other: Box) -> Box {
    Box(
      x: min(x.lowerBound, other.x.lowerBound)..<max(x.upperBound, other.x.upperBound),
      y: min(y.lowerBound, other.y.lowerBound)...max(y.upperBound, other.y.upperBound),
      layer: layer)
  }

  /// The area in common with `other` as a share of the area of both, 0...1.
  package func overlap(with other: Box) -> Double {
    let shared = sharedArea(other)
    return shared > 0 ? shared / (area + other.area - shared) : 0
  }

  /// The area in common with `other` as a share of the area of this box, 0...1.
  package func share(in other: Box) -> Double {
    let shared = sharedArea(other)
    return shared > 0 ? shared / area : 0
  }

  private func sharedArea(_ other: Box) -> Double {
    let width = Double(
      min(x.upperBound, other.x.upperBound) - max(x.lowerBound, other.x.lowerBound))
    let height = min(y.upperBound, other.y.upperBound) - max(y.lowerBound, other.y.lowerBound)
    return layer == other.layer && width > 0 && height > 0 ? width * height : 0
  }
}
