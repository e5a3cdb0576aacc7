/// Pasted text, while its bytes arrive.
struct PasteAssembly: Sendable {
  /// Bytes of a paste that are kept; what goes beyond is read and dropped.
  static let limit = 64 * 1024

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// Bytes of `end` that stand at the very end of what arrived.
  private var matched = 0
  private var isCut = false

  /// Takes `byte` in; true when the paste is complete.
  mutating func append(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    for index in 0..<matched { keep(Self.end[index]) }
    // Only its first byte is an ESC, so what failed to match can begin the end again only by that.
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isCut = true }
  }

  /// What was pasted; bytes that are no UTF-8 become U+FFFD.
  var text: String {
    guard isCut else { return String(decoding: bytes, as: UTF8.self) }
    var whole = bytes[...]
    while let last = whole.last, last & 0xC0 == 0x80 { whole.removeLast() }
    if let last = whole.last, last >= 0xC0 { whole.removeLast() }
    return String(decoding: whole, as: UTF8.self)
  }
}
