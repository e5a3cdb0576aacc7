import Labels

/// The part of a box that the movement keys, the mouse and a typed place move.
enum BoxPart: String, CaseIterable, Sendable {
  case whole, left, right, top, bottom

  /// The part's name at the start of a sentence.
  var title: String {
    switch self {
    case .whole: "Box"
    case .left: "Left edge"
    case .right: "Right edge"
    case .top: "Top edge"
    case .bottom: "Bottom edge"
    }
  }
}

extension Box {
  /// This box with `part` moved by `x` units to the right and `y` units up. It never leaves `extent` and
  /// keeps at least one unit of x and `yStep` units of y, which is 0 if y has no smallest step.
  func moving(_ part: BoxPart, x: Int, y: Double, yStep: Double = 0, within extent: Box) -> Box {
    var (left, right) = (self.x.lowerBound, self.x.upperBound)
    var (bottom, top) = (self.y.lowerBound, self.y.upperBound)
    let (xs, ys) = (extent.x, extent.y)
    switch part {
    case .whole:
      let shift = min(max(x, xs.lowerBound - left), xs.upperBound - right)
      let rise = min(max(y, ys.lowerBound - bottom), ys.upperBound - top)
      (left, right) = (left + shift, right + shift)
      (bottom, top) = (bottom + rise, top + rise)
    case .left: left = min(max(xs.lowerBound, left + x), right - 1)
    case .right: right = max(min(xs.upperBound, right + x), left + 1)
    case .top: if top + y > bottom + yStep / 2 { top = min(ys.upperBound, top + y) }
    case .bottom: if bottom + y < top - yStep / 2 { bottom = max(ys.lowerBound, bottom + y) }
    }
    return Box(x: left..<right, y: min(bottom, top)...max(bottom, top), layer: layer)
  }
}
