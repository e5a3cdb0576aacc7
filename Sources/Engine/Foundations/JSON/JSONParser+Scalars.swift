/// Parses the scalar values of JSON.
extension JSONParser {
  /// Skips the number at the current position.
  mutating func skipNumber() throws(JSONSyntaxError) {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if isAt("Infinity") { throw failure(.notFinite(name: "-Infinity"), at: position - 1) }
    let first = position
    try skipDigits()
    guard bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
      throw failure(.badNumber, at: first)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let sign = try peek()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
  }

  /// Skips one or more digits.
  private mutating func skipDigits() throws(JSONSyntaxError) {
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    guard position > start else {
      throw failure(position < bytes.count ? .badNumber : .endOfText)
    }
  }

  /// Skips the string whose opening quote is at the current position; returns whether it contains
  /// escapes.
  mutating func skipString() throws(JSONSyntaxError) -> Bool {
    var hasEscapes = false
    position += 1
    while true {
      skipPlainText()
      let byte = try peek()
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0..<0x20: throw failure(.controlCharacter(byte))
      case 0x80...: try skipMultibyteCharacter(byte)
      default: position += 1
      }
    }
  }

  /// Skips whole words of eight bytes without quotes, backslashes, control characters or non-ASCII
  /// bytes: most strings of a message are megabytes of base64.
  private mutating func skipPlainText() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let base = UnsafeRawPointer(bytes.baseAddress!)
    while position + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let found =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        | ((word &- ones &* 0x20) & ~word) | word
      if found & tops != 0 { return }
      position += 8
    }
  }

  private mutating func skipEscape() throws(JSONSyntaxError) {
    let start = position
    position += 1
    switch try peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      let unit = try parseHexadecimal(start: start)
      guard unit & 0xF800 == 0xD800 else { return }
      guard unit < 0xDC00, isAt("\\u") else { throw failure(.halfSurrogatePair, at: start) }
      position += 1
      guard try parseHexadecimal(start: start) & 0xFC00 == 0xDC00 else {
        throw failure(.halfSurrogatePair, at: start)
      }
    default: throw failure(.badEscape, at: start)
    }
  }

  /// Parses the four digits after the `u` at the current position.
  private mutating func parseHexadecimal(start: Int) throws(JSONSyntaxError) -> UInt16 {
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexadecimalDigit(try peek()) else {
        throw failure(.badEscape, at: start)
      }
      unit = unit << 4 | digit
      position += 1
    }
    return unit
  }

  /// The value of a hexadecimal digit in ASCII; nil for other bytes.
  static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Skips the character that starts with `first`, according to table 3-7 of the Unicode standard.
  private mutating func skipMultibyteCharacter(_ first: UInt8) throws(JSONSyntaxError) {
    let (count, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (count, second) = (3, 0x80...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: throw failure(.invalidUTF8)
    }
    guard position + count <= bytes.count, second.contains(bytes[position + 1]),
      bytes[(position + 2)..<(position + count)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { throw failure(.invalidUTF8) }
    position += count
  }
}
