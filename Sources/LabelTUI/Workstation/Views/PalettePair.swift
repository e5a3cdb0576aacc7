import TerminalKit

/// The two colors of a terminal's palette that stand for the dots of a cell with the smallest error, of those
/// that its dots have after dithering.
struct PalettePair {
  /// Bit i is set when dot i is drawn in the foreground; 0 when all are in the background.
  private(set) var mask = 0
  /// Indices in the terminal's palette.
  private(set) var foreground: UInt8
  private(set) var background: UInt8

  /// - Parameters:
  ///   - dots: 0xRRGGBB, 1 to 6 of them, `width` in a row.
  ///   - corner: the place of the first one in the picture, by which they are dithered.
  init(
    _ dots: UnsafeBufferPointer<UInt32>, at corner: CellGrid.Position, width: Int,
    colors: TerminalColors
  ) {
    var indices = SIMD8<UInt8>()
    for index in dots.indices {
      indices[index] = colors.index(
        of: dots[index], x: corner.column + index % width, y: corner.row + index / width)
    }
    background = indices[0]
    foreground = indices[0]
    var best = Int.max
    // Pairs of equal indices count too: two dots of one color leave one pair.
    for one in dots.indices {
      for other in (one + 1)..<max(dots.count, one + 1) where indices[one] != indices[other] {
        let (low, high) = (indices[other], indices[one])
        let (error, mask) = Self.errors(dots, indices, low: low, high: high)
        if error < best {
          best = error
          (background, foreground, self.mask) = (low, high, mask)
        }
      }
    }
  }

  /// The error when each dot takes the color of the two that is nearer to its own, and which ones take `high`:
  /// that of the dots, and that of their sum, by which a cell has the right color seen from afar.
  private static func errors(
    _ dots: UnsafeBufferPointer<UInt32>, _ indices: SIMD8<UInt8>, low: UInt8, high: UInt8
  ) -> (Int, mask: Int) {
    let (lowColor, highColor) = (
      components(XtermPalette.rgb(low)), components(XtermPalette.rgb(high))
    )
    var error: Int32 = 0
    var mask = 0
    var drift = SIMD4<Int32>()
    for index in dots.indices {
      let own = components(XtermPalette.rgb(indices[index]))
      let toLow = square(own &- lowColor)
      let toHigh = square(own &- highColor)
      error &+= min(toLow, toHigh)
      let isHigh = toHigh < toLow
      if isHigh { mask |= 1 << index }
      drift &+= components(dots[index]) &- (isHigh ? highColor : lowColor)
    }
    return (Int(error &+ square(drift)), mask)
  }

  private static func components(_ rgb: UInt32) -> SIMD4<Int32> {
    SIMD4(
      Int32(truncatingIfNeeded: rgb >> 16 & 0xFF), Int32(truncatingIfNeeded: rgb >> 8 & 0xFF),
      Int32(truncatingIfNeeded: rgb & 0xFF), 0)
  }

  /// A squared length in which green counts most, blue least.
  private static func square(_ difference: SIMD4<Int32>) -> Int32 {
    (difference &* difference &* SIMD4(2, 4, 3, 0)).wrappedSum()
  }
}
