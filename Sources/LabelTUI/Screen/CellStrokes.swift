/// Lines inside a cell, from their crossing point to the cell's edges.
struct CellStrokes: Hashable, Sendable {
  /// The edges that lines lead to.
  struct Edges: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let left = Edges(rawValue: 1)
    static let right = Edges(rawValue: 2)
    static let up = Edges(rawValue: 4)
    static let down = Edges(rawValue: 8)
  }

  /// The position of a line inside the cell, for drawing in pixels; glyphs have it in the middle.
  enum Place: Hashable, Sendable { case near, middle, far }

  let edges: Edges
  /// Position of the vertical line; `near` is left.
  var column = Place.middle
  /// Position of the horizontal line; `near` is top.
  var row = Place.middle
}
