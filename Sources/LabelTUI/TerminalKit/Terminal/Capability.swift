import CNcurses

/// A terminfo capability: the control sequence of a function of the terminal.
struct Capability {
  private let text: UnsafeMutablePointer<CChar>

  /// Looks up capability `name` of the terminal that curses was initialized with; nil if the
  /// terminal lacks it. The capability is valid as long as that curses screen exists.
  init?(_ name: StaticString) {
    // curses returns NULL for an absent capability, and (char *)-1 for one that is not a string.
    guard let text = tigetstr(Self.pointer(name)), Int(bitPattern: text) != -1 else { return nil }
    self.text = text
  }

  /// The numeric capability `name`; -1 if the terminal lacks it.
  static func number(_ name: StaticString) -> Int { Int(tigetnum(pointer(name))) }

  /// A mutable pointer for curses, whose functions declare names as mutable but never change them.
  private static func pointer(_ name: StaticString) -> UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(mutating: name.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// The bytes to send, with `parameters` inserted.
  func bytes(_ first: Int = 0, _ second: Int = 0) -> [UInt8] {
    let filled = curses_parameterized(text, Int32(clamping: first), Int32(clamping: second))
    return filled.map { Self.withoutPadding(Array(String(cString: $0).utf8)) } ?? []
  }

  /// Returns `bytes` without padding delays (`$<5/>`), which only hardware terminals need.
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
