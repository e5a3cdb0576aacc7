import CPictures

/// Why libpng or libjpeg cannot decode a file.
package struct PictureReaderError: Error, Equatable {
  /// What kind of problem it is.
  package enum Kind: Sendable {
    /// The file ends too early.
    case short
    case damaged
    case unsupported
    /// More memory is needed than allowed.
    case memory
  }

  package let kind: Kind
  /// The words of the library; may be empty.
  package let reason: String
}

/// Owner of a decoder for one PNG or JPEG file: rows of 8 bits per channel, from the top down.
///
/// The calls are made in this order: `readHeader`, `prepare` until it returns true, `read` for all rows of all passes,
/// `finish`. After an error, no other call may follow.
package struct PictureReader: ~Copyable {
  /// The format of the decoded rows.
  package struct Layout: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha.
    package let channels: Int
    /// How often all rows are read: 7 times for interlaced PNG, otherwise once.
    package let passes: Int
  }

  private let decoder: OpaquePointer
  private let file: PixelMemory

  /// A decoder for the PNG file in `file`.
  package init(png file: PixelMemory) throws(PictureReaderError) {
    try self.init(
      picture_png_create(file.bytes.assumingMemoryBound(to: UInt8.self), file.count), file)
  }

  /// A decoder for the JPEG file in `file`, which may allocate `memory` bytes for a progressive one.
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

  /// Reads the header; sides of more than `limit` pixels are refused.
  package func readHeader(limit: Int) throws(PictureReaderError) -> Layout {
    var layout = picture_layout()
    try check(picture_decoder_header(decoder, UInt32(limit), &layout))
    return Layout(
      width: Int(layout.width), height: Int(layout.height), channels: Int(layout.channels),
      passes: Int(layout.passes))
  }

  /// Does a part of what is needed before the first row; returns whether all is done.
  package func prepare() throws(PictureReaderError) -> Bool {
    let status = picture_decoder_prepare(decoder)
    if status == picture_more { return false }
    try check(status)
    return true
  }

  /// Decodes the next `count` rows to `rows`, `stride` bytes apart. The memory must have room for all of them.
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
    // C enums are open, so that the compiler asks for this case.
    default: kind = .damaged
    }
    throw PictureReaderError(
      kind: kind, reason: String(cString: picture_decoder_message(decoder)))
  }
}
