import FoundationEssentials

extension UUID {
  /// The UUID that `bytes` always give: version 8 of RFC 9562, by SHA-256.
  init(derivedFrom bytes: [UInt8]) {
    let digits = Array(SHA256.hexadecimal(of: bytes).prefix(32))
    // Version 8, and the variant of the RFC.
    let parts = [
      digits[0..<8], digits[8..<12], "8" + digits[13..<16], "8" + digits[17..<20],
      digits[20..<32],
    ]
    self = UUID(uuidString: parts.map { String($0) }.joined(separator: "-")) ?? UUID()
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
