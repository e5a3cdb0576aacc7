/// Lines inside a cell that lead from one point to some of the cell's edges.
package struct CellStrokes: Hashable, Sendable {
  /// The edges that lines lead to.
  package struct Edges: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let left = Edges(rawValue: 1)
    package static let right = Edges(rawValue: 2)
    package static let up = Edges(rawValue: 4)
    package static let down = Edges(rawValue: 8)
  }

  /// The position of a line inside the cell when it is drawn in pixels. Glyphs ignore it: their
  /// lines are in the middle.
  package enum Place: Hashable, Sendable { case near, middle, far }

  /// The edges that the lines lead to.
  package let edges: Edges
  /// Position of the vertical line; `near` is left.
  package var column = Place.middle
  /// Position of the horizontal line; `near` is top.
  package var row = Place.middle

  /// Lines that lead to `edges`, by default in the middle of the cell.
  package init(edges: Edges, column: Place = .middle, row: Place = .middle) {
    self.edges = edges
    self.column = column
    self.row = row
  }
}
