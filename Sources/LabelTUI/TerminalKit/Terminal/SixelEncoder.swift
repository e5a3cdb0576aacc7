/// Encodes pictures as sixels: bands of six rows, in each band one color after another, with run lengths for
/// repeated columns.
struct SixelEncoder {
  /// The largest width and height that xterm accepts by default.
  static let sideLimit = 1000

  private static let bandHeight = 6
  /// The code of a column in which no pixel has the current color.
  private static let emptyColumn = UInt8(ascii: "?")

  private let image: IndexedPixels
  private var columns: SixelColumns
  private var output: [UInt8] = []
  private var definedColors = Set<UInt8>()

  /// The bytes that show `image` at the cursor. Pixels without a color leave the screen unchanged.
  static func encode(_ image: IndexedPixels) -> [UInt8] {
    var encoder = SixelEncoder(image)
    encoder.run()
    return encoder.output
  }

  private init(_ image: IndexedPixels) {
    self.image = image
    columns = SixelColumns(width: image.size.width)
    output.reserveCapacity(image.pixels.count)
  }

  private mutating func run() {
    // The parameter 1 leaves pixels without a color unchanged.
    output += "\u{1B}P0;1;0q\"1;1;\(image.size.width);\(image.size.height)".utf8
    for top in stride(from: 0, to: image.size.height, by: Self.bandHeight) {
      if top > 0 { output.append(UInt8(ascii: "-")) }
      columns.read(image, rows: top..<min(top + Self.bandHeight, image.size.height))
      for (index, color) in columns.colors.enumerated() {
        if index > 0 { output.append(UInt8(ascii: "$")) }
        select(color)
        write(color)
      }
    }
    output += "\u{1B}\\".utf8
  }

  /// Selects a color, and defines it first if necessary. In xterm a definition does not select the color.
  private mutating func select(_ color: UInt8) {
    if definedColors.insert(color).inserted {
      let rgb = image.palette[Int(color)]
      let percents = [16, 8, 0].map { (Int(rgb >> UInt32($0) & 0xFF) * 100 + 127) / 255 }
      output += "#\(color);2;\(percents[0]);\(percents[1]);\(percents[2])".utf8
    }
    output.append(UInt8(ascii: "#"))
    append(Int(color))
  }

  private mutating func write(_ color: UInt8) {
    var end = 0
    var run = (bits: UInt8(0), count: 0)
    columns.forEach(of: color) { column, bits in
      if column == end && bits == run.bits {
        run.count += 1
      } else {
        append(Self.emptyColumn + run.bits, count: run.count)
        append(Self.emptyColumn, count: column - end)
        run = (bits, 1)
      }
      end = column + 1
    }
    append(Self.emptyColumn + run.bits, count: run.count)
  }

  private mutating func append(_ column: UInt8, count: Int) {
    if count > 3 {
      output.append(UInt8(ascii: "!"))
      append(count)
      output.append(column)
    } else {
      for _ in 0..<count { output.append(column) }
    }
  }

  /// Appends a number from 0 to 9999.
  private mutating func append(_ number: Int) {
    var divisor = number >= 1000 ? 1000 : number >= 100 ? 100 : number >= 10 ? 10 : 1
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
