/// Collects the bytes of a multi-byte UTF-8 character.
struct UTF8Assembly: Sendable {
  private var bits: UInt32
  private var missing: Int
  /// The smallest value that needs this many bytes; a smaller value is an overlong form.
  private let smallest: UInt32

  /// Starts with a lead byte; nil if `first` is not one.
  init?(first: UInt8) {
    switch first {
    case 0xC2...0xDF: (bits, missing, smallest) = (UInt32(first & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (bits, missing, smallest) = (UInt32(first & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (bits, missing, smallest) = (UInt32(first & 0x07), 3, 0x1_0000)
    default: return nil
    }
  }

  /// Adds a continuation byte; returns false if `byte` is not one.
  mutating func append(_ byte: UInt8) -> Bool {
    guard byte & 0xC0 == 0x80, missing > 0 else { return false }
    bits = bits << 6 | UInt32(byte & 0x3F)
    missing -= 1
    return true
  }

  var isComplete: Bool { missing == 0 }

  /// The character; nil if bytes are missing or invalid.
  var scalar: Unicode.Scalar? {
    isComplete && bits >= smallest ? Unicode.Scalar(bits) : nil
  }
}
