import Labels

extension Range<Int> {
  /// The middle element; of two, the later one.
  var middle: Int { lowerBound + count / 2 }

  /// This range with one of its bounds moved to `bound`: the nearer one, if `bound` is inside.
  func reaching(_ bound: Int) -> Range<Int> {
    let movesUpper = bound - lowerBound > upperBound - bound
    return movesUpper ? lowerBound..<bound : bound..<upperBound
  }
}

extension ClosedRange<Double> {
  /// Halfway between the bounds.
  var middle: Double { lowerBound + (upperBound - lowerBound) / 2 }

  /// This range with one of its bounds moved to `bound`: the nearer one, if `bound` is inside.
  func reaching(_ bound: Double) -> ClosedRange<Double> {
    let movesUpper = bound - lowerBound > upperBound - bound
    return movesUpper ? lowerBound...bound : bound...upperBound
  }
}

extension Box {
  /// Whether the two boxes overlap.
  func overlaps(_ other: Box) -> Bool {
    layer == other.layer && x.overlaps(other.x) && y.overlaps(other.y)
  }

  /// Whether this box comes before `other`: by layer, then from left to right, then upwards.
  func isBefore(_ other: Box) -> Bool {
    (layer, x.lowerBound, y.lowerBound) < (other.layer, other.x.lowerBound, other.y.lowerBound)
  }
}
