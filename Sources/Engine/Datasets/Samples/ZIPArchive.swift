import Libraries

/// The directory of a ZIP file as numpy and zipfile write it: with or without ZIP64 fields and data
/// descriptors.
struct ZIPArchive {
  /// A file in the archive.
  struct Entry {
    let name: String
    let method: UInt16
    let crc32: UInt32
    var compressedSize: UInt64
    var size: UInt64
    var headerOffset: UInt64
  }

  private static let maximumEntries = 4096
  private static let endSize = 22

  let entries: [Entry]
  private let reader: ByteReader

  /// Reads the directory at the end of `bytes`.
  init(_ bytes: [UInt8]) throws(NPZError) {
    reader = ByteReader(bytes: bytes)
    guard let end = Self.endOfDirectory(reader) else { throw .notAnArchive }
    entries = try Self.entries(reader, at: end.offset, count: end.count)
  }

  /// The content of `entry`, checked by its CRC.
  func content(of entry: Entry, limit: Int) throws(NPZError) -> [UInt8] {
    guard entry.size <= UInt64(limit) else { throw .wrongSize(bytes: Int(clamping: entry.size)) }
    let header = Int(clamping: entry.headerOffset)
    guard header < reader.bytes.count,
      reader.integer(UInt32.self, at: header) == 0x0403_4B50,
      let nameSize = reader.integer(UInt16.self, at: header + 26),
      let extraSize = reader.integer(UInt16.self, at: header + 28),
      let stored = reader.slice(
        at: header + 30 + Int(nameSize) + Int(extraSize), count: Int(clamping: entry.compressedSize)
      )
    else { throw .damaged("an entry is outside of the file") }
    let content: [UInt8]?
    switch entry.method {
    case 0: content = stored.count == Int(entry.size) ? Array(stored) : nil
    case 8: content = Deflate.decompress(stored, size: Int(entry.size))
    default: throw .unsupportedCompression(entry.method)
    }
    guard let content else { throw .damaged("the compressed data is incomplete") }
    guard Deflate.crc32(content) == entry.crc32 else { throw .damaged("wrong checksum") }
    return content
  }

  /// The checksum of the content of `name`, from `tail`, the end of a file of `fileSize` bytes; nil
  /// if the directory is not in it. Nothing is checked.
  static func checksum(of name: String, tail: [UInt8], fileSize: Int) -> UInt32? {
    let reader = ByteReader(bytes: tail)
    guard let end = endOfDirectory(reader) else { return nil }
    var offset = end.offset - (fileSize - tail.count)
    for _ in 0..<end.count {
      guard offset >= 0, let (entry, size) = entry(reader, at: offset) else { return nil }
      if entry.name == name { return entry.crc32 }
      offset += size
    }
    return nil
  }

  /// Where the directory starts and how many entries it has.
  private static func endOfDirectory(_ reader: ByteReader) -> (offset: Int, count: Int)? {
    // A comment of up to 65,535 bytes may follow the end record.
    let latest = reader.bytes.count - endSize
    guard latest >= 0 else { return nil }
    for end in stride(from: latest, through: max(0, latest - 65_535), by: -1) {
      guard reader.bytes[end] == 0x50, reader.integer(UInt32.self, at: end) == 0x0605_4B50,
        let count = reader.integer(UInt16.self, at: end + 10),
        let offset = reader.integer(UInt32.self, at: end + 16)
      else { continue }
      if count != .max && offset != .max { return (Int(offset), Int(count)) }
      return zip64End(reader, before: end)
    }
    return nil
  }

  private static func zip64End(
    _ reader: ByteReader, before end: Int
  ) -> (offset: Int, count: Int)? {
    guard reader.integer(UInt32.self, at: end - 20) == 0x0706_4B50,
      let record = reader.integer(UInt64.self, at: end - 12).map({ Int(clamping: $0) }),
      record < reader.bytes.count, reader.integer(UInt32.self, at: record) == 0x0606_4B50,
      let count = reader.integer(UInt64.self, at: record + 32),
      let offset = reader.integer(UInt64.self, at: record + 48)
    else { return nil }
    return (Int(clamping: offset), Int(clamping: count))
  }

  private static func entries(
    _ reader: ByteReader, at start: Int, count: Int
  ) throws(NPZError) -> [Entry] {
    guard start < reader.bytes.count, count <= maximumEntries else {
      throw .damaged("its directory is outside of the file")
    }
    var entries: [Entry] = []
    var offset = start
    for _ in 0..<count {
      guard let (entry, size) = entry(reader, at: offset) else {
        throw .damaged("its directory is truncated")
      }
      entries.append(entry)
      offset += size
    }
    return entries
  }

  /// The entry at `offset` of the directory, and the bytes that it takes there.
  private static func entry(_ reader: ByteReader, at offset: Int) -> (Entry, size: Int)? {
    guard reader.integer(UInt32.self, at: offset) == 0x0201_4B50,
      let method = reader.integer(UInt16.self, at: offset + 10),
      let crc32 = reader.integer(UInt32.self, at: offset + 16),
      let compressedSize = reader.integer(UInt32.self, at: offset + 20),
      let size = reader.integer(UInt32.self, at: offset + 24),
      let nameSize = reader.integer(UInt16.self, at: offset + 28).map(Int.init),
      let extraSize = reader.integer(UInt16.self, at: offset + 30).map(Int.init),
      let commentSize = reader.integer(UInt16.self, at: offset + 32).map(Int.init),
      let headerOffset = reader.integer(UInt32.self, at: offset + 42),
      let name = reader.slice(at: offset + 46, count: nameSize),
      let extra = reader.slice(at: offset + 46 + nameSize, count: extraSize)
    else { return nil }
    var entry = Entry(
      name: String(decoding: name, as: UTF8.self), method: method, crc32: crc32,
      compressedSize: UInt64(compressedSize), size: UInt64(size),
      headerOffset: UInt64(headerOffset))
    entry.takeLargeNumbers(from: ByteReader(bytes: Array(extra)))
    return (entry, 46 + nameSize + extraSize + commentSize)
  }
}

extension ZIPArchive.Entry {
  /// Replaces the numbers that did not fit into 32 bits by those of the ZIP64 extra field.
  fileprivate mutating func takeLargeNumbers(from extra: ByteReader) {
    var offset = 0
    while let tag = extra.integer(UInt16.self, at: offset),
      let length = extra.integer(UInt16.self, at: offset + 2)
    {
      if tag == 1 {
        var field = offset + 4
        let escape = UInt64(UInt32.max)
        func next() -> UInt64? {
          defer { field += 8 }
          return extra.integer(UInt64.self, at: field)
        }
        if size == escape { size = next() ?? size }
        if compressedSize == escape { compressedSize = next() ?? compressedSize }
        if headerOffset == escape { headerOffset = next() ?? headerOffset }
        return
      }
      offset += 4 + Int(length)
    }
  }
}
