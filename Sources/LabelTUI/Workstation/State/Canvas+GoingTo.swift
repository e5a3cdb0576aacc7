import Labels
import Radio

/// An exact place along one axis of a plane.
enum PlanePlace: Equatable, Sendable {
  /// The number of units to the left of the place, 0 to the width of the document.
  case x(Int)
  /// Units of y: RF Hz, or pixels from the lower edge.
  case y(Double)
}

/// The reason why a part of a box cannot be moved to a place.
enum PlacementError: Error, Equatable {
  /// The part moves only along the other axis.
  case wrongAxis(BoxPart)
  case edgesCross(BoxPart)
  /// The whole box would extend beyond the document.
  case tooFarRight, tooFarUpOrDown
}

/// Going to an exact place.
extension Canvas {
  /// Moves the crosshair, the corner of the drawn box or the selected part of a box to exactly `place`, which
  /// must lie within the document. Returns whether a box changed. Throws an error if the part cannot be moved
  /// there.
  mutating func go(to place: PlanePlace) throws(PlacementError) -> Bool {
    if let part = editor.selectedPart, let box = selected?.box {
      let moved = try box.placing(part, at: place, within: plane.extent)
      placeSelected(at: moved)
      return moved != box
    }
    if case .selected = mode { editor.mode = .idle }
    switch place {
    case .x(let x): plane.moveCrosshair(toExactX: x)
    case .y(let y): plane.moveCrosshair(toExactY: y)
    }
    plane.revealCrosshair()
    return false
  }
}

extension Box {
  /// This box with `part` moved to `place`: an edge lies exactly there; the whole box starts at an x, or is
  /// centered on a y.
  func placing(
    _ part: BoxPart, at place: PlanePlace, within extent: Box
  ) throws(PlacementError) -> Box {
    var box = self
    switch (part, place) {
    case (.left, .x(let place)):
      guard place < x.upperBound else { throw .edgesCross(part) }
      box.x = place..<x.upperBound
    case (.right, .x(let place)):
      guard place > x.lowerBound else { throw .edgesCross(part) }
      box.x = x.lowerBound..<place
    case (.top, .y(let place)):
      guard place > y.lowerBound else { throw .edgesCross(part) }
      box.y = y.lowerBound...place
    case (.bottom, .y(let place)):
      guard place < y.upperBound else { throw .edgesCross(part) }
      box.y = place...y.upperBound
    case (.whole, .x(let place)):
      guard x.count <= extent.x.upperBound - place else { throw .tooFarRight }
      box.x = place..<(place + x.count)
    case (.whole, .y(let place)):
      let (below, above) = (y.middle - y.lowerBound, y.upperBound - y.middle)
      guard place - below >= extent.y.lowerBound, place + above <= extent.y.upperBound
      else { throw .tooFarUpOrDown }
      box.y = (place - below)...(place + above)
    case (.left, .y), (.right, .y), (.top, .x), (.bottom, .x): throw .wrongAxis(part)
    }
    return box
  }
}
