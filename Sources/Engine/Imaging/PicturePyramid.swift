import FoundationEssentials

/// A decoded picture with halved copies of itself, for drawing any part of it quickly at any scale.
///
/// A pixel of a level is the average of 2 x 2 pixels of the level above: `(a + b + c + d + 2) / 4`, rounded down. Where the
/// width or height is odd, the last column or row counts twice.
///
/// Gray pictures take one byte per pixel, color pictures three, and the halved copies a third more. Pictures of more than
/// 128 MiB live in an unlinked temporary file, so that the kernel can take their memory back.
package struct PicturePyramid: Sendable {
  /// The picture and its halved copies down to a single pixel.
  let levels: [PyramidLevel]

  /// Pixels per row.
  package var width: Int { levels[0].width }
  /// Rows.
  package var height: Int { levels[0].height }
  /// Whether the picture has colors.
  package var isColor: Bool { levels[0].channels == 3 }

  /// The size of the levels in bytes, in memory or in a temporary file.
  package var bytes: Int { levels.reduce(0) { $0 + $1.stride * $1.height } }

  /// Decodes the picture at `url`; returns nil if `isCancelled` returns true.
  ///
  /// Rows and columns are those of the file: labels refer to them, so the orientation that a camera stored (EXIF) is not
  /// applied. Transparent pixels are composited on black. 16 bits are rounded to 8. Color profiles and gamma are ignored:
  /// values count as sRGB. Truncated and damaged files are refused, since labels on missing pixels are worthless.
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

  /// The color of one pixel as 0xRRGGBB; nil outside of the picture.
  package func color(column: Int, row: Int) -> UInt32? {
    guard (0..<width).contains(column), (0..<height).contains(row) else { return nil }
    let pixel = levels[0].row(row) + column * levels[0].channels
    let rgb = isColor ? (pixel[0], pixel[1], pixel[2]) : (pixel[0], pixel[0], pixel[0])
    return UInt32(rgb.0) << 16 | UInt32(rgb.1) << 8 | UInt32(rgb.2)
  }
}
