/// Lines in a cell, from where they cross to its edges.
struct CellStrokes: Hashable, Sendable {
  /// The edges that lines lead to.
  struct Edges: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let left = Edges(rawValue: 1)
    static let right = Edges(rawValue: 2)
    static let up = Edges(rawValue: 4)
    static let down = Edges(rawValue: 8)
  }

  /// Where lines stand within the cell, as far as pixels go: glyphs have them in the middle.
  enum Place: Hashable, Sendable { case near, middle, far }

  let edges: Edges
  /// Of the line from top to bottom: near is left.
  var column = Place.middle
  /// Of the line from left to right: near is on top.
  var row = Place.middle
}
