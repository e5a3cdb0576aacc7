import Foundations

/// The header of numpy's array files, which describes the bytes after it.
enum NPYHeader {
  private static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// A version 1.0 header for a uint8 array of shape (`side`, `side`) in C order, 128 bytes like
  /// numpy's.
  static func imageHeader(side: Int) -> [UInt8] {
    let description =
      "{'descr': '|u1', 'fortran_order': False, 'shape': (\(side), \(side)), }"
    var header = magic + [1, 0]
    let size = 128 - header.count - 2
    header.append(littleEndian: UInt16(size))
    header += Array(description.utf8)
    header += [UInt8](repeating: 0x20, count: 127 - header.count) + [0x0A]
    return header
  }

  /// The bytes of the array in `file`, which must be uint8, C order, (`side`, `side`).
  static func imageBytes(of file: [UInt8], side: Int) throws(NPZError) -> [UInt8] {
    let reader = ByteReader(bytes: file)
    guard reader.slice(at: 0, count: 6).map(Array.init) == magic,
      let (start, size) = descriptionPlace(reader),
      let text = reader.slice(at: start, count: size)
    else { throw .damaged("no .npy header") }
    let description = String(decoding: text, as: UTF8.self)
    let compact = description.filter { !$0.isWhitespace }.replacing("\"", with: "'")
    guard
      ["'|u1'", "'u1'", "'<u1'", "'>u1'", "'uint8'"].contains(where: {
        compact.contains("'descr':\($0)")
      }),
      compact.contains("'fortran_order':False"), compact.contains("'shape':(\(side),\(side))")
    else { throw .wrongArray(header: String(description.trimmed.prefix(100))) }
    guard file.count - start - size == side * side else {
      throw .wrongSize(bytes: file.count - start - size)
    }
    return Array(file[(start + size)...])
  }

  /// The position and length of the description. The length has two bytes in version 1, four in
  /// later versions.
  private static func descriptionPlace(_ reader: ByteReader) -> (start: Int, size: Int)? {
    guard let version = reader.integer(UInt8.self, at: 6) else { return nil }
    if version == 1 { return reader.integer(UInt16.self, at: 8).map { (10, Int($0)) } }
    return reader.integer(UInt32.self, at: 8).map { (12, Int($0)) }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
