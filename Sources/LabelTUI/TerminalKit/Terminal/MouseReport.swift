/// Mouse reports: the SGR form (1006), and the oldest form from terminals that support no other.
enum MouseReport {
  private static let controlBit = 16
  private static let motionBit = 32
  private static let wheelBit = 64

  /// The event of `ESC [ < code ; column ; row M|m` (`parameters` without the `<`); nil if it is
  /// malformed or the program does not use it.
  static func event(parameters: ArraySlice<UInt8>, final: UInt8) -> MouseEvent? {
    let fields = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let numbers = fields.compactMap(number)
    guard fields.count == 3, numbers.count == 3 else { return nil }
    switch final {
    case UInt8(ascii: "M"):
      return event(code: numbers[0], column: numbers[1], row: numbers[2], isRelease: false)
    case UInt8(ascii: "m"):
      return event(code: numbers[0], column: numbers[1], row: numbers[2], isRelease: true)
    default: return nil
    }
  }

  /// The event of the three bytes after `ESC [ M`; each byte is 32 more than its value.
  static func event(oldReport bytes: [UInt8]) -> MouseEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    let isRelease = code & (wheelBit | motionBit) == 0 && code & 3 == 3
    return event(
      code: isRelease ? code & ~3 : code, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32,
      isRelease: isRelease)
  }

  private static func event(code: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
    guard column >= 1, row >= 1, let kind = kind(code: code, isRelease: isRelease) else {
      return nil
    }
    return MouseEvent(
      kind: kind, column: column - 1, row: row - 1, control: code & controlBit != 0)
  }

  private static func kind(code: Int, isRelease: Bool) -> MouseEvent.Kind? {
    guard code < 128 else { return nil }  // buttons beyond the seventh
    let button = code & 3
    if code & wheelBit != 0 {
      return isRelease ? nil : [.wheelUp, .wheelDown, .wheelLeft, .wheelRight][button]
    }
    guard button < 3 else { return nil }  // motion without a button
    if isRelease { return .release }
    if code & motionBit != 0 { return .drag }
    return .press([.left, .middle, .right][button])
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...5).contains(digits.count),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
