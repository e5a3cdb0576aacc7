import Libraries

/// Decodes common PNG files about twice as fast as libpng: files with 8 bits per channel, without palette, interlacing
/// and transparent color. libdeflate inflates all rows at once, so all rows must fit in memory.
///
/// It reports no errors: libpng decodes all other files, and reports errors in damaged files. The pixels are the same
/// as with libpng.
struct FastPNG {
  /// The result of decoding.
  enum Outcome {
    case decoded(PicturePyramid)
    case cancelled
    /// The file must be read again and decoded by libpng.
    case failed
  }

  private let file: PixelMemory
  private let header: PNGHeader
  /// The positions in the file of the pieces of compressed data.
  private let pieces: [Range<Int>]

  /// Checks the chunks of `file`; nil if only libpng can decode the file.
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

  /// The positions of the data of all IDAT chunks. Nil unless these chunks follow each other, all checksums are
  /// correct, the file ends with IEND, and no other chunk affects the pixels.
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
        // A capital first letter means that only a program that knows this chunk can read the file.
        if checked[0] & 0x20 == 0 { return nil }
        isBehindData = !pieces.isEmpty
      }
    }
    return nil
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// Decodes the file. Overwrites the bytes of the file in memory.
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

  /// Joins the pieces and inflates them into `rows`; returns whether that succeeded.
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

  /// Decodes rows without alpha. They are not moved: the byte with the filter stays before each row.
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

  /// Decodes rows with alpha. Rows become shorter without alpha and are moved to the front of the memory, over rows
  /// that are complete. A copy of the row above is kept, because unfiltering needs it with alpha.
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

  /// Calls `finishRow` for all rows of `picture`, and builds the pyramid. `finishRow` completes a row, and returns
  /// false if the row is not valid.
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
  /// The number of bytes of a row with 8 bits per channel.
  fileprivate var rowBytes: Int { width * colorType.channels }
}
