import TerminalKit

/// Makes the pixels of a picture of levels. All pixels of a dot have the same color.
struct LevelPixels {
  let colorMap: ColorMap
  /// The color of damaged samples.
  let damaged: Color
  /// The cells of the picture.
  let rect: Rect
  let cellSize: PixelSize

  private static let missingColor: UInt32 = 0x080808

  /// The colors of the levels, their lighter shades, the color of missing dots, and that of damaged ones.
  private var palette: [UInt32] {
    let colors = colorMap.colors
    return colors + colors.map(Color.lighter) + [Self.missingColor, damaged.rgb ?? 0xFF5F5F]
  }

  /// The image of `dots`. The cells `lit` (of the screen) have a lighter shade.
  func image(of dots: PixelGrid, lit: [CellGrid.Position]) -> IndexedPixels {
    let size = PixelSize(
      width: rect.width * cellSize.width, height: rect.height * cellSize.height)
    let columns = (0..<size.width).map { $0 * dots.width / size.width }
    let levelCount = colorMap.colors.count
    var pixels = [UInt8](unsafeUninitializedCapacity: size.width * size.height) { pixels, count in
      var drawn: (row: Int, start: Int)?
      for y in 0..<size.height {
        let (row, start) = (y * dots.height / size.height, y * size.width)
        if let drawn, drawn.row == row {
          for x in 0..<size.width { pixels[start + x] = pixels[drawn.start + x] }
        } else {
          let indices = (0..<dots.width).map { Self.index(dots[$0, row], levelCount: levelCount) }
          for x in 0..<size.width { pixels[start + x] = indices[columns[x]] }
          drawn = (row, start)
        }
      }
      count = size.width * size.height
    }
    for cell in lit { lighten(cell, width: size.width, in: &pixels) }
    return IndexedPixels(size: size, palette: palette, pixels: pixels)
  }

  private static func index(_ dot: PixelGrid.Pixel, levelCount: Int) -> UInt8 {
    switch dot {
    case .level(let level): return UInt8(min(max(0, level), levelCount - 1))
    case .missing: return UInt8(2 * levelCount)
    case .damaged: return UInt8(2 * levelCount + 1)
    }
  }

  private func lighten(_ cell: CellGrid.Position, width: Int, in pixels: inout [UInt8]) {
    guard rect.contains(column: cell.column, row: cell.row) else { return }
    let levelCount = UInt8(colorMap.colors.count)
    let first =
      (cell.row - rect.row) * cellSize.height * width
      + (cell.column - rect.column) * cellSize.width
    for line in 0..<cellSize.height {
      for index in (first + line * width)..<(first + line * width + cellSize.width)
      where pixels[index] < levelCount { pixels[index] += levelCount }
    }
  }
}
