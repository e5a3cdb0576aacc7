import FoundationEssentials
import Foundations

extension UUID {
  /// The UUID that `bytes` always give: version 8 of RFC 9562, by SHA-256.
  package init(derivedFrom bytes: [UInt8]) {
    var digits = Array(SHA256.hexadecimal(of: bytes).utf8.prefix(32))
    // Version 8, and the variant of the RFC.
    (digits[12], digits[16]) = (UInt8(ascii: "8"), UInt8(ascii: "8"))
    for place in [20, 16, 12, 8] { digits.insert(UInt8(ascii: "-"), at: place) }
    self = UUID(uuidString: String(decoding: digits, as: UTF8.self)) ?? UUID()
  }
}
