/// Lines from the middle of a cell to its edges.
struct CellStrokes: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  static let left = CellStrokes(rawValue: 1)
  static let right = CellStrokes(rawValue: 2)
  static let up = CellStrokes(rawValue: 4)
  static let down = CellStrokes(rawValue: 8)
}
