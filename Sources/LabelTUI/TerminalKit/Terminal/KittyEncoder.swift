import FoundationEssentials

/// Encodes pictures for the kitty protocol: a PNG file in pieces, with a number that identifies the picture when
/// it is replaced or removed.
enum KittyEncoder {
  /// All programs in a terminal share the numbers, and other programs may use small ones.
  private static let firstNumber = 0x4C54_0000
  /// The number of Base64 bytes per piece.
  private static let pieceLimit = 4096

  /// Shows the picture of `file` at the cursor, in as many cells as `place` has. It replaces the picture with the
  /// same number. Where two pictures overlap, the one with the higher number is visible.
  static func encode(png file: [UInt8], number: Int, place: Rect) -> [UInt8] {
    let content = [UInt8](Data(file).base64EncodedData())
    var output: [UInt8] = []
    output.reserveCapacity(content.count + content.count / 256 + 256)
    var rest = content[...]
    var keys =
      "a=T,f=100,i=\(firstNumber + number),p=1,q=2,C=1,c=\(place.width),r=\(place.height),z=\(number),"
    repeat {
      let piece = rest.prefix(pieceLimit)
      rest = rest.dropFirst(pieceLimit)
      output += "\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);".utf8
      output += piece
      output += "\u{1B}\\".utf8
      keys = "q=2,"
    } while !rest.isEmpty
    return output
  }

  /// Removes the picture with `number`.
  static func delete(number: Int) -> [UInt8] {
    Array("\u{1B}_Ga=d,d=I,i=\(firstNumber + number),q=2\u{1B}\\".utf8)
  }
}
