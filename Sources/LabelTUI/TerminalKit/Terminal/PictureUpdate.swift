/// The data to send so that the screen shows a picture.
struct PictureUpdate: Sendable {
  /// Encodes pixels as a PNG file; nil if that fails.
  typealias FileEncoder = @Sendable (IndexedPixels) -> [UInt8]?

  /// The bytes to send first.
  var prelude: [UInt8] = []
  /// The parts of the picture of `grid` to send; none without a picture.
  var parts: [Rect] = []
  /// The number of the first part in the kitty protocol.
  var firstNumber = 0
  let grid: CellGrid

  init(to grid: CellGrid) { self.grid = grid }

  /// The number of pixels to encode. The time to encode is proportional to it.
  var pixelCount: Int {
    guard let cell = grid.picture?.cellSize else { return 0 }
    return parts.reduce(0) { $0 + $1.width * $1.height } * cell.width * cell.height
  }

  /// The bytes to send; empty if there is nothing to do.
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
