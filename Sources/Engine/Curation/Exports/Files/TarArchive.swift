import FoundationEssentials
import Foundations
import Glibc

/// A tar archive (POSIX ustar) that is written file by file. The same files give the same bytes: owners
/// and times are 0.
final class TarArchive {
  static let blockSize = 512
  /// The largest size that 11 octal digits can hold; larger ones are written in binary.
  private static let largestOctal = 0o777_7777_7777

  private let file: OpenFile
  /// Bytes of the current file that are still to come.
  private var missing = 0
  private var padding = 0

  /// Creates the archive at `path`, which must not exist yet.
  init(_ path: String) throws(FileError) {
    file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL)
  }

  /// Begins the file `name` in the folder `folder` of the archive, with `size` bytes, which follow. A
  /// folder has up to 155 bytes, a name up to 100.
  func begin(_ name: String, in folder: String, size: Int) throws(FileError) {
    try file.write(Data(Self.header(name, folder: folder, size: size)))
    missing = size
    padding = (Self.blockSize - size % Self.blockSize) % Self.blockSize
  }

  /// Adds `data` to the current file.
  func write(_ data: Data) throws(FileError) {
    try file.write(data)
    missing -= data.count
    if missing == 0, padding > 0 {
      try file.write(Data(count: padding))
      padding = 0
    }
  }

  /// Ends the archive.
  func close() throws(FileError) { try file.write(Data(count: 2 * Self.blockSize)) }

  /// The header of a file.
  static func header(_ name: String, folder: String, size: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: blockSize)
    func put(_ bytes: some Sequence<UInt8>, at offset: Int, limit: Int) {
      for (index, byte) in bytes.prefix(limit).enumerated() { header[offset + index] = byte }
    }
    func octal(_ value: Int, digits: Int) -> String.UTF8View {
      let text = String(value, radix: 8)
      return (String(repeating: "0", count: max(0, digits - text.count)) + text).utf8
    }
    put(name.utf8, at: 0, limit: 100)
    put(octal(0o644, digits: 7), at: 100, limit: 7)
    put(octal(0, digits: 7), at: 108, limit: 7)
    put(octal(0, digits: 7), at: 116, limit: 7)
    if size <= largestOctal {
      put(octal(size, digits: 11), at: 124, limit: 11)
    } else {
      header[124] = 0x80
      for index in 0..<8 { header[135 - index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
    }
    put(octal(0, digits: 11), at: 136, limit: 11)
    put("        ".utf8, at: 148, limit: 8)
    header[156] = UInt8(ascii: "0")
    put("ustar\u{0}00".utf8, at: 257, limit: 8)
    put(folder.utf8, at: 345, limit: 155)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(octal(sum, digits: 6), at: 148, limit: 6)
    (header[154], header[155]) = (0, UInt8(ascii: " "))
    return header
  }

  /// The paths and sizes of the files in the archive at `path`, from its headers; nil if it is damaged.
  static func contents(of path: String) throws(FileError) -> [(path: String, size: Int)]? {
    let file = try OpenFile(path, flags: O_RDONLY)
    let end = try file.size
    var found: [(path: String, size: Int)] = []
    var offset = 0
    while offset + blockSize <= end {
      let header = [UInt8](try file.bytes(at: offset, count: blockSize))
      guard header.contains(where: { $0 != 0 }) else {
        return offset + 2 * blockSize == end ? found : nil
      }
      guard let entry = entry(header) else { return nil }
      found.append(entry)
      let (next, overflows) = offset.addingReportingOverflow(
        blockSize + (entry.size + blockSize - 1) / blockSize * blockSize)
      guard !overflows else { return nil }
      offset = next
    }
    return nil
  }

  /// The path and size in `header`; nil if its sum is wrong.
  private static func entry(_ header: [UInt8]) -> (path: String, size: Int)? {
    func text(_ range: Range<Int>) -> String {
      String(decoding: header[range].prefix { $0 != 0 }, as: UTF8.self)
    }
    let isBinary = header[124] == 0x80
    let size =
      isBinary
      ? header[128..<136].reduce(0) { $0 << 8 | Int($1) } : Int(text(124..<135), radix: 8)
    guard let size, size >= 0, size < 1 << 60,
      Self.header(text(0..<100), folder: text(345..<500), size: size) == header
    else { return nil }
    return ("\(text(345..<500))/\(text(0..<100))", size)
  }
}
