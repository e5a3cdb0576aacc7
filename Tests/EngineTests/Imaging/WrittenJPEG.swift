import TestSupport

/// A JPEG file that a test writes byte by byte. Every block of 8 x 8 pixels has one value, so that the pixels are known
/// exactly.
struct WrittenJPEG {
  var width: Int
  var height: Int
  /// The number of components: 1 for gray, 3 for YCbCr, 4 for CMYK.
  var components: Int
  var isProgressive = false
  /// The values, 0...255, by component and block.
  var blocks: [[Int]]
  /// Segments before the frame header.
  var segments: [UInt8] = []
  /// The number of times that a progressive file repeats its AC scans.
  var scanCount = 1

  var columns: Int { (width + 7) / 8 }
  private var rows: Int { (height + 7) / 8 }

  /// A picture whose blocks are noise from `seed`. Its chroma is neutral.
  init(width: Int, height: Int, components: Int, seed: UInt64 = 1) {
    (self.width, self.height, self.components) = (width, height, components)
    var generator = SeededGenerator(seed: seed)
    let count = ((width + 7) / 8) * ((height + 7) / 8)
    blocks = (0..<components).map { component in
      (0..<count).map { _ in
        component == 0 || components == 4 ? .random(in: 0...255, using: &generator) : 128
      }
    }
  }

  /// The value of the first component at a pixel.
  func value(column: Int, row: Int) -> Int { blocks[0][row / 8 * columns + column / 8] }

  /// The file (ITU-T T.81, annex B).
  var bytes: [UInt8] {
    var file: [UInt8] = [0xFF, 0xD8] + segments
    // The quantization step of the mean is 8, because the coefficient is 8 times the mean.
    file += Self.segment(0xDB, [0, 8] + [UInt8](repeating: 1, count: 63))
    let sizes = [UInt8(height >> 8), UInt8(height & 0xFF), UInt8(width >> 8), UInt8(width & 0xFF)]
    let parts = (1...components).flatMap { [UInt8($0), 0x11, 0] as [UInt8] }
    file += Self.segment(isProgressive ? 0xC2 : 0xC0, [8] + sizes + [UInt8(components)] + parts)
    // Huffman codes: four bits for the categories 0 to 11 of means, and one bit for "no other coefficients".
    let lengths: [UInt8] = [0, 0, 0, 12] + [UInt8](repeating: 0, count: 12)
    file += Self.segment(0xC4, [0x00] + lengths + Array(0...11))
    file += Self.segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0])
    if isProgressive {
      file += scan(Array(0..<components), from: 0, to: 0)
      for _ in 0..<scanCount {
        for component in 0..<components { file += scan([component], from: 1, to: 63) }
      }
    } else {
      file += scan(Array(0..<components), from: 0, to: 63)
    }
    return file + [0xFF, 0xD9]
  }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
  }

  private func scan(_ chosen: [Int], from first: Int, to last: Int) -> [UInt8] {
    let parts = chosen.flatMap { [UInt8($0 + 1), 0] as [UInt8] }
    let header = [UInt8(chosen.count)] + parts + [UInt8(first), UInt8(last), 0]
    var bits = Bits()
    var before = [Int](repeating: 128, count: components)
    for block in 0..<(columns * rows) {
      for component in chosen {
        if first == 0 {
          let value = blocks[component][block]
          bits.append(difference: value - before[component])
          before[component] = value
        }
        if last > 0 { bits.append(0, count: 1) }
      }
    }
    return Self.segment(0xDA, header) + bits.bytes
  }

  private struct Bits {
    private var done: [UInt8] = []
    private var pending = 0
    private var count = 0

    mutating func append(_ value: Int, count added: Int) {
      pending = pending << added | value
      count += added
      while count >= 8 {
        count -= 8
        let byte = UInt8(pending >> count & 0xFF)
        done += byte == 0xFF ? [0xFF, 0] : [byte]
      }
      pending &= (1 << count) - 1
    }

    mutating func append(difference: Int) {
      let size = Int.bitWidth - difference.magnitude.leadingZeroBitCount
      append(size, count: 4)
      append(difference >= 0 ? difference : difference + (1 << size) - 1, count: size)
    }

    /// The bytes. The last one is filled up with ones.
    var bytes: [UInt8] {
      var whole = self
      if count > 0 { whole.append((1 << (8 - count)) - 1, count: 8 - count) }
      return whole.done
    }
  }
}
