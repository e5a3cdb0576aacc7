/// Reads little-endian numbers at offsets that come from a file and may be invalid.
struct ByteReader {
  let bytes: [UInt8]

  /// The number at `offset`; nil if it is not inside the bytes.
  func integer<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, at offset: Int) -> T? {
    let size = T.bitWidth / 8
    guard let slice = slice(at: offset, count: size) else { return nil }
    return slice.reversed().reduce(0) { $0 << 8 | T($1) }
  }

  /// The `count` bytes at `offset`; nil if they are not all inside the bytes.
  func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      return nil
    }
    return bytes[offset..<(offset + count)]
  }
}
