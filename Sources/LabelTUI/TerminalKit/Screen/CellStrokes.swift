/// Lines in a cell, from where they cross to its edges.
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

  /// Where lines stand within the cell, as far as pixels go: glyphs have them in the middle.
  package enum Place: Hashable, Sendable { case near, middle, far }

  package let edges: Edges
  /// Of the line from top to bottom: near is left.
  package var column = Place.middle
  /// Of the line from left to right: near is on top.
  package var row = Place.middle

  /// Lines that lead to `edges`, in the middle of the cell unless said otherwise.
  package init(edges: Edges, column: Place = .middle, row: Place = .middle) {
    self.edges = edges
    self.column = column
    self.row = row
  }
}
