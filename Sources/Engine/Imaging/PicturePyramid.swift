import FoundationEssentials

/// A decoded picture and smaller copies of it, each with half the width and height of the one before. With them, any
/// part of the picture can be drawn quickly at any scale.
///
/// A pixel of a level is the average of 2 x 2 pixels of the next finer level: `(a + b + c + d + 2) / 4`, rounded
/// down. If the width or height is odd, the last column or row counts twice.
///
/// A gray picture takes one byte per pixel, a color picture three bytes; the smaller copies take a third more.
/// Pictures of more than 128 MiB are kept in an unlinked temporary file, so that the kernel can remove their pages
/// from memory.
package struct PicturePyramid: Sendable {
  /// The picture and its smaller copies; the last one has a single pixel.
  let levels: [PyramidLevel]

  /// The number of pixels per row.
  package var width: Int { levels[0].width }
  /// The number of rows.
  package var height: Int { levels[0].height }
  /// Whether the picture is in color.
  package var isColor: Bool { levels[0].channels == 3 }

  /// The size of the levels in bytes, in memory or in a temporary file.
  package var bytes: Int { levels.reduce(0) { $0 + $1.stride * $1.height } }

  /// Decodes the picture at `url`; returns nil if `isCancelled` returns true.
  ///
  /// The rows and columns are those of the file, because labels refer to them: the orientation that a camera stored
  /// (EXIF) is not applied. Transparent pixels are composited on black. 16 bits are rounded to 8. Color profiles and
  /// gamma are ignored: colors are taken as sRGB. Truncated and damaged files are refused, because labels on missing
  /// pixels are useless.
  package static func load(
    _ url: URL, isCancelled: () -> Bool = { false }
  ) throws(PictureError) -> PicturePyramid? {
    let source = try PictureSource(url)
    let facts = try source.facts()
    if isCancelled() { return nil }
    let decoder = PictureDecoder(path: source.path, facts: facts)
    let file = try source.contents()
    guard facts.format == .png, let png = FastPNG(file) else {
      return try decoder.decode(file, isCancelled: isCancelled)
    }
    switch png.decode(isCancelled: isCancelled) {
    case .decoded(let pyramid): return pyramid
    case .cancelled: return nil
    case .failed: return try decoder.decode(source.contents(), isCancelled: isCancelled)
    }
  }

  /// The picture as red, green and blue bytes, row by row, `3 * width * height` of them.
  package var rgb: [UInt8] {
    let level = levels[0]
    return [UInt8](unsafeUninitializedCapacity: 3 * width * height) { bytes, count in
      for y in 0..<height {
        let row = level.row(y)
        for x in 0..<width {
          for channel in 0..<3 {
            bytes[count] = row[isColor ? 3 * x + channel : x]
            count += 1
          }
        }
      }
    }
  }

  /// The color of a pixel as 0xRRGGBB; nil outside of the picture.
  package func color(column: Int, row: Int) -> UInt32? {
    guard (0..<width).contains(column), (0..<height).contains(row) else { return nil }
    let pixel = levels[0].row(row) + column * levels[0].channels
    let rgb = isColor ? (pixel[0], pixel[1], pixel[2]) : (pixel[0], pixel[0], pixel[0])
    return UInt32(rgb.0) << 16 | UInt32(rgb.1) << 8 | UInt32(rgb.2)
  }
}
