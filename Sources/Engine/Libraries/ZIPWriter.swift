import FoundationEssentials
import Foundations

/// Writes a ZIP archive entry by entry, without holding a content in memory. The file gets its name when `finish` was
/// called; otherwise nothing is left of it.
package struct ZIPWriter: ~Copyable {
  private let file: StagedFile
  private var offset: UInt64 = 0
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive that becomes `name` in `folder`, and replaces a file of that name.
  package init(_ name: String, in folder: Folder) throws(FileError) {
    file = try folder.stage(Data(), for: name, durability: .replaced)
  }

  /// Begins an entry. Its content follows through `write`, as many bytes as `compressedSize` says.
  package mutating func begin(
    _ name: String, method: ZIPEntry.Method, crc32: UInt32, compressedSize: UInt64, size: UInt64
  ) throws(FileError) {
    let entry = ZIPEntry(
      name: Array(name.utf8), method: method, crc32: crc32, compressedSize: compressedSize,
      size: size, headerOffset: offset)
    try write(Data(entry.localHeader))
    directory += entry.directoryRecord
    count += 1
  }

  /// Adds bytes of the current entry.
  package mutating func write(_ data: Data) throws(FileError) {
    try file.append(data)
    offset += UInt64(data.count)
  }

  /// Adds an entry with `content`, compressed if that makes it smaller.
  package mutating func add(_ name: String, _ content: [UInt8]) throws(FileError) {
    let compressed = Deflate.compress(content, level: 6)
    let isSmaller = compressed.count < content.count
    let stored = isSmaller ? compressed : content
    try begin(
      name, method: isSmaller ? .deflated : .stored, crc32: Deflate.crc32(content),
      compressedSize: UInt64(stored.count), size: UInt64(content.count))
    try write(Data(stored))
  }

  /// Writes the directory, and gives the file its name, durably. Returns false if a file of that name exists, and
  /// `replacing` is false.
  package consuming func finish(replacing: Bool) throws(FileError) -> Bool {
    let end = ZIPEntry.directoryEnd(count: count, size: UInt64(directory.count), offset: offset)
    try file.append(Data(directory + end))
    try file.sync()
    guard replacing else { return try file.putInPlaceIfFree() }
    try file.putInPlace()
    return true
  }
}
