import CNcurses

/// What makes a terminal do something, by its terminfo entry.
struct Capability {
  private let text: UnsafeMutablePointer<CChar>

  /// The capability called `name` of the terminal that curses has begun with, which it stays valid
  /// with; nil when that has none.
  init?(_ name: StaticString) {
    // Absent is NULL, "not a string" is (char *)-1.
    guard let text = tigetstr(Self.pointer(name)), Int(bitPattern: text) != -1 else { return nil }
    self.text = text
  }

  /// The number called `name`, -1 when the terminal has none.
  static func number(_ name: StaticString) -> Int { Int(tigetnum(pointer(name))) }

  /// curses takes names as mutable, and never changes them.
  private static func pointer(_ name: StaticString) -> UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(mutating: name.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// The bytes to send, with the numbers that the capability takes.
  func bytes(_ first: Int = 0, _ second: Int = 0) -> [UInt8] {
    let filled = curses_parameterized(text, Int32(clamping: first), Int32(clamping: second))
    return filled.map { Self.withoutPadding(Array(String(cString: $0).utf8)) } ?? []
  }

  /// `bytes` without delays (`$<5/>`), which only terminals on wires needed.
  private static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
      }
    }
    return kept
  }
}
