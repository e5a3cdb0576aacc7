/// Collects the bytes of a paste.
struct PasteAssembly: Sendable {
  /// The largest number of bytes that are kept of a paste; the rest is dropped.
  static let limit = 64 * 1024

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// The number of bytes of `end` that the last received bytes match.
  private var matched = 0
  /// Whether bytes were dropped.
  private var isCut = false

  /// Adds `byte`; returns true when the paste is complete.
  mutating func append(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    for index in 0..<matched { keep(Self.end[index]) }
    // Only the first byte of `end` is an ESC, so a failed match can only restart with an ESC.
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isCut = true }
  }

  /// The pasted text; invalid UTF-8 becomes U+FFFD. A character that was cut at the limit is left out.
  var text: String {
    guard isCut else { return String(decoding: bytes, as: UTF8.self) }
    var whole = bytes[...]
    while let last = whole.last, last & 0xC0 == 0x80 { whole.removeLast() }
    if let last = whole.last, last >= 0xC0 { whole.removeLast() }
    return String(decoding: whole, as: UTF8.self)
  }
}
