/// Key sequences of xterm and compatible terminals, of rxvt and of the Linux console. Modifiers are ignored,
/// except Shift with an arrow key.
enum KeySequence {
  /// The key of an ASCII byte; nil if there is none.
  static func key(ascii byte: UInt8) -> Key? {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x20...0x7E: .character(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }

  /// The key of a character beyond ASCII; nil for a control character.
  static func key(scalar: Unicode.Scalar) -> Key? {
    (0x80...0x9F).contains(scalar.value) ? nil : .character(Character(scalar))
  }

  /// The key of `ESC [ parameters final`; nil if there is none.
  static func key(controlSequence parameters: [UInt8], final: UInt8) -> Key? {
    // A prefix (`?`, `>`, `=`) or an intermediate byte marks a reply.
    guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
    switch final {
    case UInt8(ascii: "~"): return numbered(parameters.prefix { $0 != UInt8(ascii: ";") })
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "R") where !parameters.starts(with: "1;".utf8):
      return nil  // the cursor position, not F3 with a modifier
    default: return parameters.elementsEqual("1;2".utf8) ? shifted(final) : lettered[final]
    }
  }

  /// The key of `final` with Shift held.
  private static func shifted(_ final: UInt8) -> Key? {
    switch lettered[final] {
    case .up: .shift(.up)
    case .down: .shift(.down)
    case .left: .shift(.left)
    case .right: .shift(.right)
    case let other: other
    }
  }

  /// The key of `ESC O final`; nil if there is none.
  static func key(singleShift final: UInt8) -> Key? {
    lettered[final] ?? keypad[final]
  }

  /// The key of `ESC [ [ final`; nil if there is none.
  static func consoleFunction(final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A")...UInt8(ascii: "E"): .function(Int(final - UInt8(ascii: "A")) + 1)
    default: nil
    }
  }

  /// The keys of sequences that end with a letter, by that letter.
  private static let lettered: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  /// The final bytes of the number pad in application mode.
  private static let keypad: [UInt8: Key] = {
    var keys: [UInt8: Key] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab]
    for (final, character) in zip("jklmnopqrstuvwxyX".utf8, "*+,-./0123456789=") {
      keys[final] = .character(character)
    }
    return keys
  }()

  /// The keys of sequences that end with `~`, by their number.
  private static let numbered: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()

  private static func numbered(_ digits: ArraySlice<UInt8>) -> Key? {
    Int(String(decoding: digits, as: UTF8.self)).flatMap { numbered[$0] }
  }
}
