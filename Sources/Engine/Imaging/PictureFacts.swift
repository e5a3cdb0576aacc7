import FoundationEssentials

/// The facts in the header of a picture file, read without decoding it.
package struct PictureFacts: Sendable, Hashable {
  package let format: PictureFileFormat
  /// Pixels per row.
  package let width: Int
  /// Rows.
  package let height: Int
  /// Whether the picture has colors; a palette counts as colors.
  package let isColor: Bool
  /// Bits per channel in the file: 1 to 16; those of the index where there is a palette.
  package let bitDepth: Int

  package init(
    format: PictureFileFormat, width: Int, height: Int, isColor: Bool, bitDepth: Int
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.isColor = isColor
    self.bitDepth = bitDepth
  }

  /// Reads the header of the picture at `url`, with one read of 4 KiB in nearly all cases. Throws if it is not a
  /// regular file, not a PNG or JPEG file, or larger than `PictureLimits` allow.
  package init(contentsOf url: URL) throws(PictureError) {
    self = try PictureSource(url).facts()
  }

  /// Throws unless both sides are at least 1 and within `PictureLimits`.
  static func checkSize(width: Int, height: Int, path: String) throws(PictureError) {
    guard width > 0 else { throw .zeroSide(path: path, field: "width") }
    guard height > 0 else { throw .zeroSide(path: path, field: "height") }
    guard
      width <= PictureLimits.side, height <= PictureLimits.side,
      width * height <= PictureLimits.pixels
    else { throw .tooLarge(path: path, width: width, height: height) }
  }
}
