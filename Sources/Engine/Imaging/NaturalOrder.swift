/// The order of file names in image viewers. Numbers in names are compared by value, so that `frame2` is before
/// `frame10`.
package enum NaturalOrder {
  /// Whether `first` is before `second`. Case and leading zeros are compared only if the names are otherwise equal.
  package static func isBefore(_ first: String, _ second: String) -> Bool {
    let (a, b) = (Array(first.lowercased().utf8), Array(second.lowercased().utf8))
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (x, y) = (digits(a, &i), digits(b, &j))
        if x.count != y.count { return x.count < y.count }
        if x != y { return x.lexicographicallyPrecedes(y) }
      } else {
        // A slash is lower than all other characters, so that a folder is before folders with longer names.
        if a[i] != b[j] { return rank(a[i]) < rank(b[j]) }
        i += 1
        j += 1
      }
    }
    let (left, right) = (a.count - i, b.count - j)
    if left != right { return left < right }
    return first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  /// Returns the digits at `position` without leading zeros, and moves `position` behind them.
  private static func digits(_ text: [UInt8], _ position: inout Int) -> ArraySlice<UInt8> {
    let start = position
    while position < text.count, isDigit(text[position]) { position += 1 }
    return text[start..<position].drop { $0 == 0x30 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func rank(_ byte: UInt8) -> Int { byte == 0x2F ? -1 : Int(byte) }
}
