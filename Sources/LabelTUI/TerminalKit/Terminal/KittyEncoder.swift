import FoundationEssentials

/// Pictures by the protocol of kitty: a PNG file in pieces, under a number by which it can be replaced
/// and taken away.
enum KittyEncoder {
  /// Numbers are the terminal's: other programs may have given it the small ones.
  private static let firstNumber = 0x4C54_0000
  /// Bytes of Base64 to a piece.
  private static let pieceLimit = 4096

  /// The picture of `file` over `place` from the cursor on, in the place of the one that had its
  /// number; of two that overlap, the one with the higher number is seen.
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

  /// Takes the picture with that number away.
  static func delete(number: Int) -> [UInt8] {
    Array("\u{1B}_Ga=d,d=I,i=\(firstNumber + number),q=2\u{1B}\\".utf8)
  }
}
