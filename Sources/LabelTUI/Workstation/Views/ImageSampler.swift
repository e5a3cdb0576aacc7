import Radio
import TerminalKit

/// Scales the inference image, or a part of it, to the screen. Every dot is the brightest of the pixels that it
/// covers, so that no short burst is lost.
struct ImageSampler {
  let image: SpectrogramImage
  /// The part to show, in pixels from the upper left corner; may reach beyond the image.
  var columns = 0.0..<Double(SpectrogramImage.side)
  var rows = 0.0..<Double(SpectrogramImage.side)

  /// The part in `size` dots; the pixel values 0...255 become `levelCount` levels.
  func pixels(size: Size, levelCount: Int) -> PixelGrid {
    var grid = PixelGrid(width: size.width, height: size.height)
    forEachDot(size: size) { column, row, brightest in
      grid[column, row] = .level(Int(brightest) * levelCount / 256)
    }
    return grid
  }

  /// The part in `size` dots, as brightness 0...255, row by row; 0 outside of the image.
  func brightest(size: Size) -> [UInt8] {
    var dots = [UInt8](repeating: 0, count: max(0, size.width) * max(0, size.height))
    forEachDot(size: size) { column, row, brightest in dots[row * size.width + column] = brightest }
    return dots
  }

  /// Calls `body` with each dot inside of the image and the brightest of its pixels.
  private func forEachDot(size: Size, _ body: (_ column: Int, _ row: Int, UInt8) -> Void) {
    let side = SpectrogramImage.side
    let across = Self.spans(columns, count: size.width)
    let down = Self.spans(rows, count: size.height)
    image.pixels.withUnsafeBufferPointer { pixels in
      for (row, rows) in down.enumerated() {
        guard let rows else { continue }
        for (column, columns) in across.enumerated() {
          guard let columns else { continue }
          var brightest: UInt8 = 0
          for y in rows {
            for x in columns { brightest = max(brightest, pixels[y * side + x]) }
          }
          body(column, row, brightest)
        }
      }
    }
  }

  /// The pixels of each of `count` equal parts of `range`, at least one; nil for a part outside of the image.
  private static func spans(_ range: Range<Double>, count: Int) -> [Range<Int>?] {
    let side = SpectrogramImage.side
    let length = range.upperBound - range.lowerBound
    func edge(_ index: Int) -> Double {
      range.lowerBound + Double(index) * length / Double(max(1, count))
    }
    return (0..<max(0, count)).map { index in
      let (start, stop) = (edge(index), edge(index + 1))
      let middle = (start + stop) / 2
      guard middle >= 0, middle < Double(side) else { return nil }
      let first = min(max(0, Int(start.rounded(.down))), side - 1)
      let end = min(side, Int(stop.rounded(.down)))
      return first..<max(first + 1, end)
    }
  }
}
