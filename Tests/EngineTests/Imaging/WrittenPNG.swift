import TestSupport

@testable import Foundations
@testable import Imaging
@testable import Libraries

/// A PNG file that a test writes byte by byte, in all variants that the format allows, and the pixels that a decoder
/// must read from it.
struct WrittenPNG {
  var width: Int
  var height: Int
  var bitDepth: Int
  var colorType: PNGHeader.ColorType
  var isInterlaced = false
  /// The values of all channels of all pixels, row by row.
  var samples: [Int]
  /// The colors of the palette, 0xRRGGBB.
  var palette: [Int] = []
  /// The content of the chunk tRNS.
  var transparency: [UInt8]?
  /// The filters of the rows. If there are more rows, the filters are repeated.
  var filters: [UInt8] = [0]
  /// The maximum number of bytes in an IDAT chunk.
  var pieceBytes = 1 << 16
  /// Chunks before the image data.
  var otherChunks: [UInt8] = []

  /// A picture of noise from `seed`.
  init(
    _ colorType: PNGHeader.ColorType, bitDepth: Int, width: Int, height: Int, seed: UInt64 = 1
  ) {
    (self.width, self.height) = (width, height)
    (self.bitDepth, self.colorType) = (bitDepth, colorType)
    var generator = SeededGenerator(seed: seed)
    if colorType == .palette {
      palette = (0..<(1 << bitDepth)).map { _ in .random(in: 0...0xFFFFFF, using: &generator) }
    }
    samples = (0..<(width * height * colorType.channels)).map { _ in
      .random(in: 0..<(1 << bitDepth), using: &generator)
    }
  }

  /// The file.
  var bytes: [UInt8] {
    var raw: [UInt8] = []
    var row = 0
    for (columns, rows) in passes where !columns.isEmpty {
      var above: [UInt8]?
      for y in rows {
        let packed = packedRow(y, columns)
        let filter = filters[row % filters.count]
        raw += [filter] + filtered(packed, above, filter)
        above = packed
        row += 1
      }
    }
    let data = Self.zlib(raw)
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let sizes = Self.number(width) + Self.number(height)
    let kinds = [UInt8(bitDepth), colorType.rawValue, 0, 0, isInterlaced ? 1 : 0]
    file += Self.chunk("IHDR", sizes + kinds) + otherChunks
    if !palette.isEmpty {
      file += Self.chunk(
        "PLTE", palette.flatMap { [UInt8($0 >> 16), UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] })
    }
    if let transparency { file += Self.chunk("tRNS", transparency) }
    for start in stride(from: 0, to: data.count, by: pieceBytes) {
      file += Self.chunk("IDAT", Array(data[start..<min(start + pieceBytes, data.count)]))
    }
    return file + Self.chunk("IEND", [])
  }

  /// The pixels as 0xRRGGBB, composited on black.
  var pixels: [UInt32] {
    let channels = colorType.channels
    return (0..<(width * height)).map { pixel in
      let values = Array(samples[(pixel * channels)..<((pixel + 1) * channels)])
      var (color, alpha) = ([UInt32](), UInt32(255))
      switch colorType {
      case .gray: color = [UInt32](repeating: scaled(values[0]), count: 3)
      case .grayAlpha:
        (color, alpha) = ([UInt32](repeating: scaled(values[0]), count: 3), scaled(values[1]))
      case .rgb: color = values.map(scaled)
      case .rgba: (color, alpha) = (values.prefix(3).map(scaled), scaled(values[3]))
      case .palette:
        let entry = UInt32(palette[values[0]])
        color = [entry >> 16, entry >> 8 & 0xFF, entry & 0xFF]
        if let transparency, values[0] < transparency.count {
          alpha = UInt32(transparency[values[0]])
        }
      }
      if let transparency, colorType == .gray || colorType == .rgb {
        let key = stride(from: 0, to: transparency.count, by: 2).map {
          Int(transparency[$0]) << 8 | Int(transparency[$0 + 1])
        }
        if key == values { alpha = 0 }
      }
      return color.reduce(0) { $0 << 8 | UInt32((Double($1 * alpha) / 255).rounded()) }
    }
  }

  /// `value` scaled to 8 bits and rounded.
  private func scaled(_ value: Int) -> UInt32 {
    UInt32((Double(value) * 255 / Double(1 << bitDepth - 1)).rounded())
  }

  /// The columns and rows of each pass (PNG specification, section 8.2).
  private var passes: [(columns: [Int], rows: [Int])] {
    let grid = [
      (0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2),
      (0, 1, 1, 2),
    ]
    return (isInterlaced ? grid : [(0, 1, 0, 1)]).map { x, dx, y, dy in
      (Array(stride(from: x, to: width, by: dx)), Array(stride(from: y, to: height, by: dy)))
    }
  }

  private func packedRow(_ row: Int, _ columns: [Int]) -> [UInt8] {
    let channels = colorType.channels
    let values = columns.flatMap { column in
      (0..<channels).map { samples[(row * width + column) * channels + $0] }
    }
    if bitDepth == 16 { return values.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
    let perByte = 8 / bitDepth
    return stride(from: 0, to: values.count, by: perByte).map { start in
      (0..<perByte).reduce(0) { byte, i in
        let value = start + i < values.count ? values[start + i] : 0
        return byte << UInt8(bitDepth) | UInt8(value)
      }
    }
  }

  /// The differences between `row` and its prediction (PNG specification, section 9.2).
  private func filtered(_ row: [UInt8], _ above: [UInt8]?, _ filter: UInt8) -> [UInt8] {
    let step = max(1, bitDepth * colorType.channels / 8)
    return row.indices.map { i in
      let a = i < step ? 0 : Int(row[i - step])
      let b = Int(above?[i] ?? 0)
      let c = i < step ? 0 : Int(above?[i - step] ?? 0)
      let p = a + b - c
      let paeth =
        abs(p - a) <= abs(p - b) && abs(p - a) <= abs(p - c) ? a : abs(p - b) <= abs(p - c) ? b : c
      let prediction = [0, a, b, (a + b) / 2, paeth][Int(filter)]
      return row[i] &- UInt8(prediction)
    }
  }

  static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + content
    return number(content.count) + checked + number(Int(Deflate.crc32(checked)))
  }

  /// A zlib stream with `content` in stored blocks (RFC 1950 and 1951).
  static func zlib(_ content: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, content.count)
      let length = UInt16(end - start)
      stream += [end == content.count ? 1 : 0]
      stream += [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      stream += content[start..<end]
      start = end
    } while start < content.count
    var (a, b) = (1, 0)
    for byte in content {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    return stream + number(b << 16 | a)
  }
}
