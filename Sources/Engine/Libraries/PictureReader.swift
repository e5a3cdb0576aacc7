import CPictures

/// libpng or libjpeg cannot decode a file.
package struct PictureReaderError: Error, Equatable {
  /// The kind of problem.
  package enum Kind: Sendable {
    /// The file ends too early.
    case short
    /// The file is damaged.
    case damaged
    /// The file is of a kind that the program does not decode.
    case unsupported
    /// Decoding needs more memory than allowed.
    case memory
  }

  /// The kind of problem.
  package let kind: Kind
  /// The message of the library; may be empty.
  package let reason: String
}

/// Decodes a PNG or JPEG file into rows of 8 bits per channel, from the top down. Owns the decoder of the library.
///
/// Call the functions in this order: `readHeader`, `prepare` until it returns true, `read` for all rows of all passes,
/// `finish`. After an error, call no other function.
package struct PictureReader: ~Copyable {
  /// The format of the decoded rows.
  package struct Layout: Sendable, Equatable {
    /// The number of pixels per row.
    package let width: Int
    /// The number of rows.
    package let height: Int
    /// The number of channels: 1 for gray, 2 for gray and alpha, 3 for RGB, 4 for RGB and alpha.
    package let channels: Int
    /// The number of times that all rows must be read: 7 for interlaced PNG, otherwise 1.
    package let passes: Int
  }

  private let decoder: OpaquePointer
  private let file: PixelMemory

  /// A decoder for the PNG file in `file`.
  package init(png file: PixelMemory) throws(PictureReaderError) {
    try self.init(
      picture_png_create(file.bytes.assumingMemoryBound(to: UInt8.self), file.count), file)
  }

  /// A decoder for the JPEG file in `file`. It may allocate at most `memory` bytes for a progressive file.
  package init(jpeg file: PixelMemory, memory: Int) throws(PictureReaderError) {
    try self.init(
      picture_jpeg_create(file.bytes.assumingMemoryBound(to: UInt8.self), file.count, memory), file)
  }

  private init(_ decoder: OpaquePointer?, _ file: PixelMemory) throws(PictureReaderError) {
    guard let decoder else { throw PictureReaderError(kind: .memory, reason: "") }
    self.decoder = decoder
    self.file = file
  }

  deinit { picture_decoder_free(decoder) }

  /// Reads the header. Throws if the width or height is larger than `limit` pixels.
  package func readHeader(limit: Int) throws(PictureReaderError) -> Layout {
    var layout = picture_layout()
    try check(picture_decoder_header(decoder, UInt32(limit), &layout))
    return Layout(
      width: Int(layout.width), height: Int(layout.height), channels: Int(layout.channels),
      passes: Int(layout.passes))
  }

  /// Does a part of the work that is needed before the first row. Returns whether all of it is done.
  package func prepare() throws(PictureReaderError) -> Bool {
    let status = picture_decoder_prepare(decoder)
    if status == picture_more { return false }
    try check(status)
    return true
  }

  /// Decodes the next `count` rows to `rows`, with `stride` bytes from one row to the next. The memory must have room
  /// for all of them.
  package func read(
    _ count: Int, into rows: UnsafeMutablePointer<UInt8>, stride: Int
  ) throws(PictureReaderError) {
    try check(picture_decoder_read(decoder, rows, stride, UInt32(count)))
  }

  /// Checks the rest of the file, up to its end mark.
  package func finish() throws(PictureReaderError) { try check(picture_decoder_finish(decoder)) }

  private func check(_ status: picture_status) throws(PictureReaderError) {
    let kind: PictureReaderError.Kind
    switch status {
    case picture_ok: return
    case picture_short: kind = .short
    case picture_unsupported: kind = .unsupported
    case picture_memory: kind = .memory
    // In Swift, enums of C may have other values, so that a default is required.
    default: kind = .damaged
    }
    throw PictureReaderError(
      kind: kind, reason: String(cString: picture_decoder_message(decoder)))
  }
}
