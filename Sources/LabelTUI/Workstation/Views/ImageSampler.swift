import Radio
import TerminalKit

/// Scales the inference image to the screen. Every dot is the brightest of the pixels that it covers, so that
/// no short burst is lost.
struct ImageSampler {
  let image: SpectrogramImage

  /// The image in `size` dots; the pixel values 0...255 become `levelCount` levels.
  func pixels(size: Size, levelCount: Int) -> PixelGrid {
    let (width, height) = (size.width, size.height)
    var grid = PixelGrid(width: width, height: height)
    let side = SpectrogramImage.side
    image.pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<height {
        let rows = Self.range(row, of: height)
        for column in 0..<width {
          var brightest: UInt8 = 0
          for y in rows {
            for x in Self.range(column, of: width) {
              brightest = max(brightest, pixels[y * side + x])
            }
          }
          grid[column, row] = .level(Int(brightest) * levelCount / 256)
        }
      }
    }
    return grid
  }

  /// The image's rows or columns that part `index` of `count` covers, at least one.
  private static func range(_ index: Int, of count: Int) -> Range<Int> {
    let side = SpectrogramImage.side
    let start = index * side / count
    return start..<max(start + 1, (index + 1) * side / count)
  }
}
