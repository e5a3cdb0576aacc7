/// Reads little-endian numbers and text at given offsets of a header.
package struct LittleEndianBytes {
  private let bytes: [UInt8]

  /// Reads from `bytes`.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The unsigned number of four bytes at `offset`.
  package func uint32(at offset: Int) -> UInt32 { integer(at: offset) }

  /// The unsigned number of eight bytes at `offset`.
  package func uint64(at offset: Int) -> UInt64 { integer(at: offset) }

  /// The 64-bit floating point number at `offset`.
  package func double(at offset: Int) -> Double { Double(bitPattern: integer(at: offset)) }

  /// The text of at most `size` bytes before the first NUL; invalid UTF-8 becomes U+FFFD.
  package func text(at offset: Int, size: Int) -> String {
    String(decoding: bytes[offset..<(offset + size)].prefix { $0 != 0 }, as: UTF8.self)
  }

  private func integer<T: FixedWidthInteger>(at offset: Int) -> T {
    bytes[offset..<(offset + T.bitWidth / 8)].reversed().reduce(0) { $0 << 8 | T($1) }
  }
}

extension [UInt8] {
  /// Appends the bytes of `value`, least significant first.
  package mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
