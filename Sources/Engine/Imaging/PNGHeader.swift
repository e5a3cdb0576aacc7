import Libraries

/// The fields of IHDR, the first chunk of a PNG file (PNG specification, section 11.2.2).
struct PNGHeader: Equatable {
  /// The channels of a pixel. The raw values are those in the file.
  enum ColorType: UInt8 {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayAlpha = 4
    case rgba = 6

    /// The number of channels of a pixel in the file.
    var channels: Int {
      switch self {
      case .gray, .palette: 1
      case .grayAlpha: 2
      case .rgb: 3
      case .rgba: 4
      }
    }

    fileprivate var bitDepths: Set<UInt8> {
      switch self {
      case .gray: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      case .rgb, .grayAlpha, .rgba: [8, 16]
      }
    }
  }

  /// The number of bytes of the signature and the chunk.
  static let length = 33

  let width: Int
  let height: Int
  let bitDepth: Int
  let colorType: ColorType
  let isInterlaced: Bool

  /// Parses `start`, the first bytes of a PNG file.
  init(_ start: [UInt8], path: String) throws(PictureError) {
    guard start.count >= Self.length else {
      throw .headerCutShort(path: path, format: .png, bytes: start.count)
    }
    func fail(_ field: String, _ value: String) -> PictureError {
      .badHeader(path: path, format: .png, field: field, value: value)
    }
    let lengthAndName = Array(start[8..<16])
    guard lengthAndName == [0, 0, 0, 13] + Array("IHDR".utf8) else {
      throw fail("first chunk", String(decoding: start[12..<16], as: UTF8.self))
    }
    let (found, computed) = (Self.number(start, at: 29), Deflate.crc32(Array(start[12..<29])))
    guard found == Int(computed) else {
      throw fail("checksum of IHDR", String(found, radix: 16))
    }
    width = Self.number(start, at: 16)
    height = Self.number(start, at: 20)
    try PictureFacts.checkSize(width: width, height: height, path: path)
    guard let color = ColorType(rawValue: start[25]) else {
      throw fail("color type", "\(start[25])")
    }
    guard color.bitDepths.contains(start[24]) else {
      throw fail("bit depth", "\(start[24]) with color type \(color.rawValue)")
    }
    guard start[28] <= 1 else { throw fail("interlace method", "\(start[28])") }
    colorType = color
    bitDepth = Int(start[24])
    isInterlaced = start[28] == 1
  }

  /// The facts in the header.
  var facts: PictureFacts {
    let isColor: Bool
    switch colorType {
    case .gray, .grayAlpha: isColor = false
    case .rgb, .palette, .rgba: isColor = true
    }
    return PictureFacts(
      format: .png, width: width, height: height, isColor: isColor, bitDepth: bitDepth)
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}
