import CPNG

/// PNG files in memory, by libpng's simplified API. The same image gives the same bytes.
package enum PNGCodec {
  /// Larger images, in pixels, are refused.
  package static let maximumPixels = 1 << 26

  /// Encodes `image` as a PNG file.
  package static func encode(_ image: GrayImage) throws(PNGError) -> [UInt8] {
    var header = header(width: image.width, height: image.height, format: UInt32(PNG_FORMAT_GRAY))
    return try write(&header, pixels: image.pixels, colors: [])
  }

  /// Encodes a picture of 8-bit RGB as a PNG file.
  ///
  /// - Parameter rgb: three bytes per pixel in C order, `3 * width * height` of them.
  package static func encode(
    width: Int, height: Int, rgb: [UInt8]
  ) throws(PNGError) -> [UInt8] {
    precondition(width > 0 && height > 0 && rgb.count == 3 * width * height)
    var header = header(width: width, height: height, format: PNG_FORMAT_FLAG_COLOR)
    return try write(&header, pixels: rgb, colors: [])
  }

  /// Encodes `image` as a PNG file with a palette, for speed rather than size.
  ///
  /// - Parameters:
  ///   - palette: 0xRRGGBB of each color, 255 at most.
  ///   - pixels: indices in `palette` in C order, `width * height` of them; one beyond its end is transparent.
  package static func encode(
    width: Int, height: Int, palette: [UInt32], pixels: [UInt8]
  ) throws(PNGError) -> [UInt8] {
    precondition(width > 0 && height > 0 && pixels.count == width * height)
    precondition(palette.count <= 255)
    var header = header(
      width: width, height: height,
      format: PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA | PNG_FORMAT_FLAG_COLORMAP)
    header.flags = png_uint_32(PNG_IMAGE_FLAG_FAST)
    header.colormap_entries = png_uint_32(palette.count + 1)
    let colors = palette.flatMap { rgb in
      [UInt8(rgb >> 16 & 0xFF), UInt8(rgb >> 8 & 0xFF), UInt8(rgb & 0xFF), 255]
    }
    let transparent = UInt8(palette.count)
    let pixels = pixels.map { min($0, transparent) }
    return try write(&header, pixels: pixels, colors: colors + [0, 0, 0, 0])
  }

  private static func header(width: Int, height: Int, format: UInt32) -> png_image {
    var header = png_image()
    header.version = png_uint_32(PNG_IMAGE_VERSION)
    header.width = png_uint_32(width)
    header.height = png_uint_32(height)
    header.format = format
    return header
  }

  private static func write(
    _ header: inout png_image, pixels: [UInt8], colors: [UInt8]
  ) throws(PNGError) -> [UInt8] {
    defer { png_image_free(&header) }
    // Deflate adds a few bytes per 16 KB that cannot be compressed, the filter one byte per row.
    var size = pixels.count + pixels.count / 512 + 2 * Int(header.height) + 8192
    var isWritten = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isWritten =
        png_image_write_to_memory(&header, buffer.baseAddress, &size, 0, pixels, 0, colors) != 0
      count = isWritten ? size : 0
    }
    guard isWritten else { throw .cannotWrite(reason: message(of: header)) }
    return bytes
  }

  /// Decodes a PNG file and converts it to 8-bit gray.
  package static func decode(_ bytes: [UInt8]) throws(PNGError) -> GrayImage {
    var header = png_image()
    header.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&header) }
    guard png_image_begin_read_from_memory(&header, bytes, bytes.count) != 0 else {
      throw .cannotRead(reason: message(of: header))
    }
    let (width, height) = (Int(header.width), Int(header.height))
    guard width > 0, height > 0, width <= maximumPixels / height else {
      throw .tooLarge(width: width, height: height)
    }
    header.format = png_uint_32(PNG_FORMAT_GRAY)
    var pixels = [UInt8](repeating: 0, count: width * height)
    guard png_image_finish_read(&header, nil, &pixels, 0, nil) != 0 else {
      throw .cannotRead(reason: message(of: header))
    }
    return GrayImage(width: width, height: height, pixels: pixels)
  }

  private static func message(of header: png_image) -> String {
    withUnsafeBytes(of: header.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
