/// The pixels of a band of six rows, sorted by color: for each color, its columns from left to right.
struct SixelColumns {
  /// A column of a band and the pixels in it that have one color.
  private struct Column {
    let column: Int32
    /// Bit 0 is the topmost pixel.
    var bits: UInt8
    /// The index of the color's next column; -1 after the last.
    var next: Int32 = -1
  }

  /// The colors that occur, in order of their first occurrence.
  private(set) var colors: [UInt8] = []
  private var columns: [Column] = []
  private var first = [Int32](repeating: -1, count: 256)
  private var last = [Int32](repeating: -1, count: 256)

  init(width: Int) { columns.reserveCapacity(6 * width) }

  /// Replaces the band with `rows` of `image`, at most six.
  mutating func read(_ image: IndexedPixels, rows: Range<Int>) {
    for color in colors { (first[Int(color)], last[Int(color)]) = (-1, -1) }
    colors.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    let width = image.size.width
    image.pixels.withUnsafeBufferPointer { pixels in
      for column in 0..<width {
        for row in rows {
          let color = pixels[row * width + column]
          if color < image.palette.count {
            add(color, column: Int32(column), bit: 1 << UInt8(row - rows.lowerBound))
          }
        }
      }
    }
  }

  /// Calls `body` with every column in which `color` occurs, and with the pixels of that color.
  func forEach(of color: UInt8, _ body: (_ column: Int, _ bits: UInt8) -> Void) {
    var index = first[Int(color)]
    while index >= 0 {
      let column = columns[Int(index)]
      body(Int(column.column), column.bits)
      index = column.next
    }
  }

  private mutating func add(_ color: UInt8, column: Int32, bit: UInt8) {
    let before = last[Int(color)]
    if before >= 0, columns[Int(before)].column == column {
      columns[Int(before)].bits |= bit
      return
    }
    let index = Int32(columns.count)
    columns.append(Column(column: column, bits: bit))
    last[Int(color)] = index
    if before >= 0 {
      columns[Int(before)].next = index
    } else {
      first[Int(color)] = index
      colors.append(color)
    }
  }
}
