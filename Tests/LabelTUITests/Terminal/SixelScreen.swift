@testable import TerminalKit

/// A terminal that shows sixels. Pixels cover cells, and text that is written to a cell removes its pixels.
struct SixelScreen {
  let size: Size
  let cellSize: PixelSize
  /// The percents of red, green and blue of each pixel; nil if it was not drawn.
  private(set) var pixels: [[Int]?]
  /// Bytes that are not part of a control sequence.
  private(set) var rest: [UInt8] = []

  init(size: Size, cellSize: PixelSize) {
    self.size = size
    self.cellSize = cellSize
    let count = size.width * cellSize.width * size.height * cellSize.height
    pixels = Array(repeating: nil, count: count)
  }

  var width: Int { size.width * cellSize.width }
  var height: Int { size.height * cellSize.height }

  subscript(x: Int, y: Int) -> [Int]? {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }

  /// Writes a character, which removes the pixels of its cell.
  mutating func write(column: Int, row: Int) {
    for y in 0..<cellSize.height {
      for x in 0..<cellSize.width {
        self[column * cellSize.width + x, row * cellSize.height + y] = nil
      }
    }
  }

  /// Processes `output`: cursor positions and pictures.
  mutating func receive(_ output: [UInt8]) {
    var rest = output[...]
    var (column, row) = (0, 0)
    while let byte = rest.popFirst() {
      guard byte == 0x1B, let kind = rest.popFirst() else {
        self.rest.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "["):
        let end = rest.firstIndex { (0x40...0x7E).contains($0) }!
        let numbers = rest[..<end].split(separator: UInt8(ascii: ";")).compactMap {
          Int(String(decoding: $0, as: UTF8.self))
        }
        if rest[end] == UInt8(ascii: "H") { (row, column) = (numbers[0] - 1, numbers[1] - 1) }
        rest = rest[(end + 1)...]
      case UInt8(ascii: "P"):
        let end = rest.firstIndex(of: 0x1B)!
        draw(rest[..<end], column: column, row: row)
        rest = rest[(end + 2)...]
      default: break
      }
    }
  }

  /// Draws `sixels`, the bytes between `ESC P` and ST.
  private mutating func draw(_ sixels: ArraySlice<UInt8>, column: Int, row: Int) {
    var reader = SixelReader(sixels)
    reader.read { x, y, color in
      self[column * cellSize.width + x, row * cellSize.height + y] = color
    }
  }
}
