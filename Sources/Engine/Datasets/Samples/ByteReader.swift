/// Little-endian numbers at offsets that a file states and that may lie anywhere.
struct ByteReader {
  let bytes: [UInt8]

  /// The number at `offset`; nil when it does not lie in the bytes.
  func integer<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, at offset: Int) -> T? {
    let size = T.bitWidth / 8
    guard let slice = slice(at: offset, count: size) else { return nil }
    return slice.reversed().reduce(0) { $0 << 8 | T($1) }
  }

  /// The `count` bytes from `offset`; nil when they do not all lie in the bytes.
  func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      return nil
    }
    return bytes[offset..<(offset + count)]
  }
}
