/// Numbers and text at known offsets of a header.
package struct LittleEndianBytes {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package func uint32(at offset: Int) -> UInt32 { integer(at: offset) }

  package func uint64(at offset: Int) -> UInt64 { integer(at: offset) }

  package func double(at offset: Int) -> Double { Double(bitPattern: integer(at: offset)) }

  /// The bytes before the first NUL, with invalid UTF-8 repaired.
  package func text(at offset: Int, size: Int) -> String {
    String(decoding: bytes[offset..<(offset + size)].prefix { $0 != 0 }, as: UTF8.self)
  }

  private func integer<T: FixedWidthInteger>(at offset: Int) -> T {
    bytes[offset..<(offset + T.bitWidth / 8)].reversed().reduce(0) { $0 << 8 | T($1) }
  }
}

extension [UInt8] {
  /// Appends the bytes of `value`, lowest first.
  package mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
