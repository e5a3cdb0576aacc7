/// What has to be sent so that a picture is on the screen.
struct PictureUpdate: Sendable {
  /// Makes a PNG file of pixels; nil when that fails.
  typealias FileEncoder = @Sendable (IndexedPixels) -> [UInt8]?

  /// What goes before.
  var prelude: [UInt8] = []
  /// The parts of the picture of `grid`, none of which are sent without one.
  var parts: [Rect] = []
  /// The number of the first part, for kitty.
  var firstNumber = 0
  let grid: CellGrid

  init(to grid: CellGrid) { self.grid = grid }

  /// Pixels that are to be encoded: what it costs.
  var pixelCount: Int {
    guard let cell = grid.picture?.cellSize else { return 0 }
    return parts.reduce(0) { $0 + $1.width * $1.height } * cell.width * cell.height
  }

  /// The bytes to be sent; none when there is nothing to do.
  func encoded(_ encodeFile: FileEncoder) -> [UInt8] {
    guard let picture = grid.picture, !parts.isEmpty else { return prelude }
    var output = prelude + "\u{1B}7".utf8
    for (index, part) in parts.enumerated() {
      output += "\u{1B}[\(part.row + 1);\(part.column + 1)H".utf8
      let pixels = picture.pixels(of: part) { grid[$0, $1] != PixelPicture.cell }
      switch picture.graphics {
      case .sixel: output += SixelEncoder.encode(pixels)
      case .kitty:
        guard let file = encodeFile(pixels) else { continue }
        output += KittyEncoder.encode(png: file, number: firstNumber + index, place: part)
      }
    }
    return output + "\u{1B}8".utf8
  }
}
