import Libraries

/// Decodes common PNG files about twice as fast as libpng: 8 bits per channel, no palette, no interlacing, no transparent
/// color. libdeflate inflates all rows at once, which also needs them all in memory.
///
/// It reports no errors: unusual and damaged files are left to libpng. A file that is decoded here has the same pixels as
/// with libpng.
struct FastPNG {
  enum Outcome {
    case decoded(PicturePyramid)
    case cancelled
    /// The file must be read again for libpng.
    case failed
  }

  private let file: PixelMemory
  private let header: PNGHeader
  /// The positions of the pieces of compressed rows in the file.
  private let pieces: [Range<Int>]

  /// Checks the chunks of `file`; nil if the file cannot be decoded here.
  init?(_ file: PixelMemory) {
    let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    guard let header = try? PNGHeader(Array(bytes.prefix(PNGHeader.length)), path: ""),
      header.bitDepth == 8, header.colorType != .palette, !header.isInterlaced,
      (header.rowBytes + 1) * header.height <= PixelMemory.anonymousLimit,
      let pieces = Self.compressedPieces(bytes)
    else { return nil }
    self.file = file
    self.header = header
    self.pieces = pieces
  }

  /// The data of all IDAT chunks; nil unless they follow each other, all checksums are right, the file ends with IEND, and
  /// nothing else affects the pixels.
  private static func compressedPieces(_ bytes: UnsafeRawBufferPointer) -> [Range<Int>]? {
    var pieces: [Range<Int>] = []
    var position = PNGHeader.length
    var isBehindData = false
    while position + 12 <= bytes.count {
      let length = number(bytes, position)
      guard length <= bytes.count - position - 12 else { return nil }
      let content = (position + 8)..<(position + 8 + length)
      let checked = UnsafeRawBufferPointer(rebasing: bytes[(position + 4)..<content.upperBound])
      guard Int(Deflate.crc32(checked)) == number(bytes, content.upperBound) else { return nil }
      position = content.upperBound + 4
      switch String(decoding: checked.prefix(4), as: UTF8.self) {
      case "IDAT":
        if isBehindData { return nil }
        pieces.append(content)
      case "IEND": return pieces.isEmpty || length > 0 ? nil : pieces
      case "tRNS", "PLTE", "IHDR", "acTL": return nil
      default:
        // A capital letter means that the file cannot be read without knowing this chunk.
        if checked[0] & 0x20 == 0 { return nil }
        isBehindData = !pieces.isEmpty
      }
    }
    return nil
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// Decodes the file and overwrites its bytes.
  consuming func decode(isCancelled: () -> Bool) -> Outcome {
    guard let rows = PixelMemory(count: (header.rowBytes + 1) * header.height), inflate(into: rows)
    else { return .failed }
    if isCancelled() { return .cancelled }
    switch header.colorType {
    case .gray, .rgb: return unfilterInPlace(rows, isCancelled)
    case .grayAlpha, .rgba: return unfilterAndFlatten(rows, isCancelled)
    case .palette: return .failed
    }
  }

  /// Joins the pieces and inflates them.
  private func inflate(into rows: PixelMemory) -> Bool {
    let start = pieces[0].lowerBound
    var end = pieces[0].upperBound
    for piece in pieces.dropFirst() {
      (file.bytes + end).copyMemory(from: file.bytes + piece.lowerBound, byteCount: piece.count)
      end += piece.count
    }
    return Deflate.decompressZlib(
      UnsafeRawBufferPointer(start: file.bytes + start, count: end - start),
      into: UnsafeMutableRawBufferPointer(start: rows.bytes, count: rows.count))
  }

  /// The rows stay where they are: the byte with the filter remains before each of them.
  private func unfilterInPlace(_ memory: PixelMemory, _ isCancelled: () -> Bool) -> Outcome {
    let stride = header.rowBytes + 1
    let picture = PyramidLevel(
      width: header.width, height: header.height, channels: header.colorType.channels,
      stride: stride, memory: memory, offset: 1)
    return build(picture, isCancelled) { row in
      let pixels = picture.row(row)
      return PictureKernels.unfilter(
        pixels[-1], row: pixels, above: row == 0 ? nil : UnsafePointer(pixels - stride),
        count: header.rowBytes, bytesPerPixel: header.colorType.channels)
    }
  }

  /// Rows without alpha are shorter and are moved to the front, over completed rows. The row above is kept as a copy.
  private func unfilterAndFlatten(_ memory: PixelMemory, _ isCancelled: () -> Bool) -> Outcome {
    let (channels, count) = (header.colorType.channels, header.rowBytes)
    let picture = PyramidLevel(
      width: header.width, height: header.height, channels: channels - 1, memory: memory)
    let source = memory.bytes.assumingMemoryBound(to: UInt8.self)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { copy in
      let above = copy.baseAddress!
      let outcome = build(picture, isCancelled) { row in
        let pixels = source + row * (count + 1) + 1
        let isKnown = PictureKernels.unfilter(
          pixels[-1], row: pixels, above: row == 0 ? nil : UnsafePointer(above), count: count,
          bytesPerPixel: channels)
        above.update(from: pixels, count: count)
        PictureKernels.flatten(
          above, into: picture.row(row), count: header.width, channels: channels)
        return isKnown
      }
      memory.shrink(to: picture.stride * picture.height)
      return outcome
    }
  }

  /// Completes all rows of `picture` by `finishRow`, which returns false for a row that is not valid.
  private func build(
    _ picture: PyramidLevel, _ isCancelled: () -> Bool, finishRow: (Int) -> Bool
  ) -> Outcome {
    guard let builder = PyramidBuilder(picture) else { return .failed }
    builder.start()
    for row in 0..<picture.height {
      let isBatch = row % PictureDecoder.rowsAtOnce == 0
      if isBatch, isCancelled() {
        builder.cancel()
        return .cancelled
      }
      guard finishRow(row) else {
        builder.cancel()
        return .failed
      }
      if isBatch { builder.advance(to: row + 1) }
    }
    builder.finish()
    return .decoded(PicturePyramid(levels: builder.levels))
  }
}

extension PNGHeader {
  /// Bytes of a row with 8 bits per channel.
  fileprivate var rowBytes: Int { width * colorType.channels }
}
