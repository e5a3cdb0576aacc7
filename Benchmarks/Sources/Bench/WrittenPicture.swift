import CCompressors
import Foundation

/// A PNG file in color that the picture figures open: the same bytes on every machine with the same zlib.
struct WrittenPicture {
  /// What is on it.
  enum Content {
    /// Areas of one color with sharp edges, as on a screenshot.
    case screenshot
    /// Gradients with noise in the lowest three bits, as in a photo: hardly compressible.
    case photo
  }

  let side: Int
  let content: Content

  /// Writes the file to `url`.
  func write(to url: URL) throws {
    var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let header = bytes(of: UInt32(side)) + bytes(of: UInt32(side)) + [8, 2, 0, 0, 0]
    append("IHDR", header, to: &file)
    append("IDAT", compressed(rows), to: &file)
    append("IEND", [], to: &file)
    try file.write(to: url)
  }

  /// The rows with their filter bytes: each pixel minus its left neighbor.
  private var rows: [UInt8] {
    var random: UInt64 = 1
    var rows: [UInt8] = []
    rows.reserveCapacity(side * (3 * side + 1))
    for row in 0..<side {
      rows.append(1)
      var left: [UInt8] = [0, 0, 0]
      for column in 0..<side {
        let pixel = color(column, row, &random)
        for channel in 0..<3 { rows.append(pixel[channel] &- left[channel]) }
        left = pixel
      }
    }
    return rows
  }

  private func color(_ column: Int, _ row: Int, _ random: inout UInt64) -> [UInt8] {
    switch content {
    case .screenshot:
      let area = (column / 97) &* 31 &+ (row / 61) &* 17
      let isText = column % 8 < 5 && row % 12 < 8 && (column / 8 &* 7 &+ row / 12 &* 13) % 3 == 0
      return isText
        ? [20, 20, 20]
        : [UInt8(area % 200 + 40), UInt8(area &* 3 % 180 + 60), UInt8(area &* 7 % 160 + 80)]
    case .photo:
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let noise = UInt8(truncatingIfNeeded: random >> 60) & 7
      return [
        UInt8(column * 240 / side) &+ noise, UInt8(row * 240 / side) &+ noise,
        UInt8((column + row) * 120 / side) &+ noise,
      ]
    }
  }

  private func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(size))
    let status = compress2(&result, &size, bytes, uLong(bytes.count), 6)
    precondition(status == Z_OK, "zlib has room and memory for its own bound")
    return Array(result.prefix(Int(size)))
  }

  private func append(_ type: String, _ content: [UInt8], to file: inout Data) {
    let body = Array(type.utf8) + content
    file += bytes(of: UInt32(content.count)) + body
    file += bytes(of: UInt32(crc32(0, body, UInt32(body.count))))
  }

  private func bytes(of number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian, Array.init)
  }
}
