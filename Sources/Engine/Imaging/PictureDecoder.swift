import Libraries

/// Decodes a picture file with libpng or libjpeg, and builds its pyramid.
struct PictureDecoder {
  let path: String
  /// The facts that this program has read from the header. A file in which the library finds another size is refused.
  let facts: PictureFacts

  /// The number of rows that are decoded between two calls of `isCancelled`.
  static let rowsAtOnce = 32

  private enum Outcome {
    case decoded(PicturePyramid)
    case cancelled
    case noMemory(bytes: Int)
    case otherSize(width: Int, height: Int)
  }

  /// Decodes `file`; returns nil if `isCancelled` returns true.
  func decode(
    _ file: PixelMemory, isCancelled: () -> Bool
  ) throws(PictureError) -> PicturePyramid? {
    var row = 0
    let outcome: Outcome
    do throws(PictureReaderError) {
      outcome = try decodeRows(file, row: &row, isCancelled: isCancelled)
    } catch {
      throw failure(error, row: row)
    }
    switch outcome {
    case .decoded(let pyramid): return pyramid
    case .cancelled: return nil
    case .noMemory(let bytes): throw .noMemory(path: path, bytes: bytes)
    case .otherSize(let width, let height):
      throw .badHeader(
        path: path, format: facts.format, field: "second size", value: "\(width) x \(height)")
    }
  }

  private func decodeRows(
    _ file: PixelMemory, row: inout Int, isCancelled: () -> Bool
  ) throws(PictureReaderError) -> Outcome {
    let reader: PictureReader
    switch facts.format {
    case .png: reader = try PictureReader(png: file)
    case .jpeg: reader = try PictureReader(jpeg: file, memory: PictureLimits.progressiveBytes)
    }
    let layout = try reader.readHeader(limit: PictureLimits.side)
    guard layout.width == facts.width, layout.height == facts.height else {
      return .otherSize(width: layout.width, height: layout.height)
    }
    while try !reader.prepare() {
      if isCancelled() { return .cancelled }
    }
    let channels = layout.channels <= 2 ? 1 : 3
    let bytes = layout.width * layout.height * channels
    guard let memory = PixelMemory(count: bytes),
      let rows = RowTarget(
        PyramidLevel(
          width: layout.width, height: layout.height, channels: channels, memory: memory),
        layout),
      let builder = PyramidBuilder(rows.picture)
    else { return .noMemory(bytes: bytes / 3 * 4) }
    builder.start()
    do throws(PictureReaderError) {
      for pass in 1...layout.passes {
        row = 0
        while row < layout.height {
          if isCancelled() {
            builder.cancel()
            return .cancelled
          }
          let count = min(Self.rowsAtOnce, layout.height - row)
          try reader.read(count, into: rows.target(row), stride: rows.stride)
          row += count
          guard pass == layout.passes else { continue }
          rows.flatten((row - count)..<row)
          builder.advance(to: row)
        }
      }
      try reader.finish()
    } catch {
      builder.cancel()
      throw error
    }
    builder.finish()
    return .decoded(PicturePyramid(levels: builder.levels))
  }

  private func failure(_ error: PictureReaderError, row: Int) -> PictureError {
    let (format, height) = (facts.format, facts.height)
    switch error.kind {
    case .short: return .cutShort(path: path, format: format, row: row + 1, height: height)
    case .damaged:
      return .damaged(
        path: path, format: format, row: row + 1, height: height, reason: error.reason)
    case .unsupported: return .unsupported(path: path, format: format, reason: error.reason)
    case .memory where format == .jpeg:
      return .progressiveTooLarge(path: path, width: facts.width, height: height)
    case .memory: return .noMemory(path: path, bytes: facts.width * height * 4)
    }
  }
}

/// The memory to which a reader writes rows: the picture, or, for rows with alpha, a separate buffer.
private struct RowTarget {
  let picture: PyramidLevel
  /// Bytes from one row of the reader to the next.
  let stride: Int
  private let channels: Int
  private let width: Int
  /// The buffer for rows with alpha: for all rows of an interlaced picture, otherwise for one batch of rows.
  private let alphaRows: (memory: PixelMemory, areAll: Bool)?

  /// Nil if there is not enough memory.
  init?(_ picture: PyramidLevel, _ layout: PictureReader.Layout) {
    self.picture = picture
    channels = layout.channels
    width = layout.width
    stride = layout.width * layout.channels
    guard layout.channels != picture.channels else {
      alphaRows = nil
      return
    }
    let areAll = layout.passes > 1
    let rows = areAll ? layout.height : min(layout.height, PictureDecoder.rowsAtOnce)
    guard let memory = PixelMemory(count: rows * stride) else { return nil }
    alphaRows = (memory, areAll)
  }

  /// The memory for row `row`, the first of a batch.
  func target(_ row: Int) -> UnsafeMutablePointer<UInt8> {
    guard let alphaRows else { return picture.row(row) }
    return alphaRows.memory.bytes.assumingMemoryBound(to: UInt8.self)
      + (alphaRows.areAll ? row * stride : 0)
  }

  /// If the rows of a batch have alpha, composites them on black and writes them to the picture.
  func flatten(_ rows: Range<Int>) {
    guard alphaRows != nil else { return }
    let source = target(rows.lowerBound)
    for row in rows {
      PictureKernels.flatten(
        source + (row - rows.lowerBound) * stride, into: picture.row(row), count: width,
        channels: channels)
    }
  }
}
