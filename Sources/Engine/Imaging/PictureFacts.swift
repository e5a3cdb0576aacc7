import FoundationEssentials

/// The facts in the header of a picture file. They are read without decoding the file.
package struct PictureFacts: Sendable, Hashable {
  /// The format of the file.
  package let format: PictureFileFormat
  /// The number of pixels per row.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Whether the picture is in color. A palette counts as color.
  package let isColor: Bool
  /// Bits per channel in the file, or, with a palette, bits per index: 1 to 16.
  package let bitDepth: Int

  /// Facts with these values.
  package init(
    format: PictureFileFormat, width: Int, height: Int, isColor: Bool, bitDepth: Int
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.isColor = isColor
    self.bitDepth = bitDepth
  }

  /// Reads the header of the picture at `url`; one read of 4 KiB is enough for nearly all files. Throws if it is not a
  /// regular file, not a PNG or JPEG file, or larger than `PictureLimits` allow.
  package init(contentsOf url: URL) throws(PictureError) {
    self = try PictureSource(url).facts()
  }

  /// Throws unless width and height are at least 1 and within `PictureLimits`.
  static func checkSize(width: Int, height: Int, path: String) throws(PictureError) {
    guard width > 0 else { throw .zeroSide(path: path, field: "width") }
    guard height > 0 else { throw .zeroSide(path: path, field: "height") }
    guard
      width <= PictureLimits.side, height <= PictureLimits.side,
      width * height <= PictureLimits.pixels
    else { throw .tooLarge(path: path, width: width, height: height) }
  }
}
