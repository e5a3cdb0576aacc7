import TerminalKit

/// The two palette colors that show the dots of a cell with the smallest error. They are chosen from the
/// colors that the dots have after dithering.
struct PalettePair {
  /// Bit i is set when dot i is drawn in the foreground; 0 when all are in the background.
  private(set) var mask = 0
  /// Indices in the terminal's palette.
  private(set) var foreground: UInt8
  private(set) var background: UInt8

  /// - Parameters:
  ///   - dots: 0xRRGGBB, 1 to 6 of them, `width` in a row.
  ///   - corner: the position of the first dot in the picture, which dithering depends on.
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

  /// The error if each dot takes the nearer one of the two colors, and the mask of the dots that take `high`.
  /// It is the error of the dots plus that of their sum, so that a cell has the right color from a distance.
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

  /// A squared distance of colors. Green counts most, because the eye is most sensitive to it.
  private static func square(_ difference: SIMD4<Int32>) -> Int32 {
    (difference &* difference &* SIMD4(2, 4, 3, 0)).wrappedSum()
  }
}
