/// The palette in which a color picture is drawn as pixels, and the strength of the dithering.
///
/// It is computed once per picture, not for each view, so that colors do not change while the view moves.
package struct PictureColors: Equatable, Sendable {
  /// The largest number of colors in the palette. The other colors of the 255 are left to boxes and other marks.
  package static let colorLimit = 232
  /// Colors that are in every palette: all combinations of the components 0, 0x80 and 0xFF.
  private static let fixedColors: [UInt32] = (0..<27).map { index in
    let levels: [UInt32] = [0, 0x80, 0xFF]
    return levels[index / 9] << 16 | levels[index / 3 % 3] << 8 | levels[index % 3]
  }
  /// A picture is dithered if the mean distance of its colors from the palette is larger than this. Pictures
  /// with few colors, such as screenshots, are not dithered.
  private static let ditheredDistance = 4000
  private static let ditheredAmplitude = 6

  /// The palette.
  package let colors: NearestColors
  /// The largest change of a component by dithering.
  private let amplitude: Int

  /// Whether the palette is too small for the picture's colors, as for photos.
  package var isApproximate: Bool { amplitude > 0 }

  /// Chooses the colors for a picture from `sample`, some of its colors (0xRRGGBB). Larger values are ignored.
  package init(sample: [UInt32]) {
    let chosen = ColorHistogram(sample)
      .representatives(limit: Self.colorLimit - Self.fixedColors.count)
    var palette = chosen
    for color in Self.fixedColors where !chosen.contains(color) { palette.append(color) }
    colors = NearestColors(palette)
    let isDithered = Self.meanDistance(of: sample, to: colors) > Self.ditheredDistance
    amplitude = isDithered ? Self.ditheredAmplitude : 0
  }

  /// The mean of `NearestColors.distance` from the colors of `sample` to their nearest colors in the palette.
  private static func meanDistance(of sample: [UInt32], to colors: NearestColors) -> Int {
    var (sum, count) = (0, 0)
    for rgb in sample where rgb <= 0xFF_FFFF {
      sum += NearestColors.distance(rgb, colors.palette[Int(colors.index(of: rgb))])
      count += 1
    }
    return count > 0 ? sum / count : 0
  }

  /// Draws `pixels` (0xRRGGBB, `size.width * size.height` of them, row by row) with dithering. Larger values
  /// are drawn in the color `rest`.
  package func image(of pixels: [UInt32], size: PixelSize, rest: UInt32) -> IndexedPixels {
    precondition(pixels.count == size.width * size.height)
    let restIndex = colors.index(of: rest)
    // The upper five bits of each component after dithering, for each dot of the pattern.
    let side = OrderedDither.side
    let reduced = (0..<(side * side)).flatMap { place in
      let offset = OrderedDither.offset(place % side, place / side, amplitude: amplitude)
      return (0..<256).map { UInt32(min(max(0, $0 + offset), 255) >> 3) }
    }
    let indices = [UInt8](unsafeUninitializedCapacity: pixels.count) { indices, count in
      pixels.withUnsafeBufferPointer { pixels in
        colors.table.withUnsafeBufferPointer { table in
          reduced.withUnsafeBufferPointer { reduced in
            for y in 0..<size.height {
              let (start, pattern) = (y * size.width, (y & 3) * side)
              for x in 0..<size.width {
                let rgb = pixels[start + x]
                let offset = (pattern + (x & 3)) * 256
                guard rgb <= 0xFF_FFFF else {
                  indices[start + x] = restIndex
                  continue
                }
                let red = reduced[offset + Int(rgb >> 16)]
                let green = reduced[offset + Int(rgb >> 8 & 0xFF)]
                let blue = reduced[offset + Int(rgb & 0xFF)]
                indices[start + x] = table[Int(red << 10 | green << 5 | blue)]
              }
            }
          }
        }
      }
      count = pixels.count
    }
    return IndexedPixels(size: size, palette: colors.palette, pixels: indices)
  }
}
