import FoundationEssentials
import Foundations
import Libraries

extension UUID {
  /// The UUID that `bytes` always give: version 8 of RFC 9562, by SHA-256.
  init(derivedFrom bytes: [UInt8]) {
    var digits = Array(SHA256.hexadecimal(of: bytes).utf8.prefix(32))
    // Version 8, and the variant of the RFC.
    (digits[12], digits[16]) = (UInt8(ascii: "8"), UInt8(ascii: "8"))
    for place in [20, 16, 12, 8] { digits.insert(UInt8(ascii: "-"), at: place) }
    self = UUID(uuidString: String(decoding: digits, as: UTF8.self)) ?? UUID()
  }
}

extension SigMFAnnotation {
  /// An id for an entry that has none: two who read the same file, or one who reads it twice, mean the
  /// same box by it.
  var derivedID: UUID {
    guard let data = try? OrderedJSONEncoder(.compact).encode(self) else { return UUID() }
    return UUID(derivedFrom: Array(data))
  }
}
