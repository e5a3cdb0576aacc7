/// Decodes sixels.
struct SixelReader {
  private var rest: ArraySlice<UInt8>
  private var palette: [Int: [Int]] = [:]
  private(set) var size: (width: Int, height: Int) = (0, 0)
  private(set) var keepsBackground = false
  /// The number of times that each color was defined.
  private(set) var definitions: [Int: Int] = [:]

  init(_ sixels: ArraySlice<UInt8>) { rest = sixels }

  /// Calls `plot` with every pixel that is drawn, and its color in percents.
  mutating func read(_ plot: (_ x: Int, _ y: Int, _ color: [Int]) -> Void) {
    keepsBackground = numbers() == [0, 1, 0]
    precondition(rest.popFirst() == UInt8(ascii: "q"))
    var (x, band, color, count) = (0, 0, 0, 1)
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        let raster = numbers()
        size = (raster[2], raster[3])
      case UInt8(ascii: "#"):
        let parameters = numbers()
        if parameters.count == 1 {
          color = parameters[0]
        } else {
          precondition(parameters.count == 5 && parameters[1] == 2)
          palette[parameters[0]] = Array(parameters[2...])
          definitions[parameters[0], default: 0] += 1
        }
      case UInt8(ascii: "!"): count = numbers()[0]
      case UInt8(ascii: "$"): x = 0
      case UInt8(ascii: "-"): (x, band) = (0, band + 1)
      case 0x3F...0x7E:
        for column in x..<(x + count) {
          for bit in 0..<6 where (byte - 0x3F) & 1 << UInt8(bit) != 0 {
            plot(column, 6 * band + bit, palette[color]!)
          }
        }
        (x, count) = (x + count, 1)
      default: preconditionFailure("\(byte) is no sixel")
      }
    }
  }

  private mutating func numbers() -> [Int] {
    let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }
    rest = rest.dropFirst(digits.count)
    return digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
  }
}
