/// Cells of a picture that must be sent again.
struct PictureDamage {
  private let place: Rect
  private var isDamaged: [Bool]
  private(set) var count = 0

  init(place: Rect) {
    self.place = place
    isDamaged = [Bool](repeating: false, count: place.width * place.height)
  }

  mutating func mark(column: Int, row: Int) {
    let index = (row - place.row) * place.width + column - place.column
    if !isDamaged[index] { count += 1 }
    isDamaged[index] = true
  }

  /// Rectangles that contain exactly the damaged cells: neighbors in a row form one rectangle, which includes
  /// the next rows as long as the same columns are damaged there.
  var rectangles: [Rect] {
    var finished: [Rect] = []
    var growing: [Rect] = []
    for row in place.rows {
      var continued: [Rect] = []
      for run in runs(row: row) {
        if let index = growing.firstIndex(where: { $0.columns == run }) {
          var rect = growing.remove(at: index)
          rect.height += 1
          continued.append(rect)
        } else {
          continued.append(Rect(column: run.lowerBound, row: row, width: run.count, height: 1))
        }
      }
      finished += growing
      growing = continued
    }
    return finished + growing
  }

  private func runs(row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for column in place.columns {
      let isDamaged = isDamaged[(row - place.row) * place.width + column - place.column]
      if isDamaged {
        start = start ?? column
      } else if let first = start {
        runs.append(first..<column)
        start = nil
      }
    }
    if let start { runs.append(start..<place.columns.upperBound) }
    return runs
  }
}

extension Rect {
  /// Cuts the rectangle into pieces of at most `width` x `height` cells, row by row.
  func pieces(width limit: Int, height heightLimit: Int) -> [Rect] {
    let (width, height) = (max(1, limit), max(1, heightLimit))
    return stride(from: 0, to: self.height, by: height).flatMap { top in
      stride(from: 0, to: self.width, by: width).map { left in
        Rect(
          column: column + left, row: row + top, width: min(width, self.width - left),
          height: min(height, self.height - top))
      }
    }
  }

  /// The part inside `other`, which may be empty.
  func within(_ other: Rect) -> Rect {
    let columns = columns.clamped(to: other.columns)
    let rows = rows.clamped(to: other.rows)
    return Rect(
      column: columns.lowerBound, row: rows.lowerBound, width: columns.count, height: rows.count)
  }
}
