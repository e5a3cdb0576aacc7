import Foundations

/// A file in a ZIP archive, and the headers that describe it (APPNOTE.TXT of PKWARE, sections 4.3 and 4.5.3). The same
/// files give the same bytes: all dates are the earliest one.
package struct ZIPEntry: Sendable {
  /// How the content is stored.
  package enum Method: UInt16, Sendable {
    case stored = 0
    case deflated = 8
  }

  /// The name in UTF-8, with `/` between folders.
  package var name: [UInt8]
  package var method: Method
  /// The CRC-32 of the content.
  package var crc32: UInt32
  /// The size of the content in the archive, in bytes.
  package var compressedSize: UInt64
  /// The size of the content in bytes.
  package var size: UInt64
  /// Where the header of the entry is in the archive.
  package var headerOffset: UInt64

  /// 1 January 1980.
  private static let date: UInt16 = 0x0021
  /// The version that readers need: 2.0, or 4.5 for sizes of more than 32 bits.
  private static let (version, largeVersion) = (UInt16(20), UInt16(45))
  private static let largeField: UInt16 = 1

  /// An entry with these values.
  package init(
    name: [UInt8], method: Method, crc32: UInt32, compressedSize: UInt64, size: UInt64,
    headerOffset: UInt64
  ) {
    self.name = name
    self.method = method
    self.crc32 = crc32
    self.compressedSize = compressedSize
    self.size = size
    self.headerOffset = headerOffset
  }

  /// The header before the content.
  package var localHeader: [UInt8] {
    let isLarge = Self.isLarge(size) || Self.isLarge(compressedSize)
    let extra = isLarge ? Self.extra([size, compressedSize]) : []
    return Self.signature(0x0403_4B50) + facts(isLarge: isLarge, extra: extra.count) + name + extra
  }

  /// The record in the directory at the end of the archive.
  package var directoryRecord: [UInt8] {
    let sizesAreLarge = Self.isLarge(size) || Self.isLarge(compressedSize)
    let offsetIsLarge = Self.isLarge(headerOffset)
    let large =
      (sizesAreLarge ? [size, compressedSize] : []) + (offsetIsLarge ? [headerOffset] : [])
    let extra = large.isEmpty ? [] : Self.extra(large)
    var record = Self.signature(0x0201_4B50)
    record.append(littleEndian: large.isEmpty ? Self.version : Self.largeVersion)
    record += facts(isLarge: sizesAreLarge, extra: extra.count, needsLarge: !large.isEmpty)
    // No comment, disk 0, no attributes.
    record += [UInt8](repeating: 0, count: 10)
    record.append(littleEndian: offsetIsLarge ? .max : UInt32(headerOffset))
    return record + name + extra
  }

  /// The common part of both headers: version, method, sizes and the length of the name.
  private func facts(isLarge: Bool, extra: Int, needsLarge: Bool? = nil) -> [UInt8] {
    let isPlain = name.allSatisfy { $0 < 0x80 }
    var facts: [UInt8] = []
    let version = needsLarge ?? isLarge ? Self.largeVersion : Self.version
    // Bit 11: the name is in UTF-8.
    for value in [version, isPlain ? 0 : 1 << 11, method.rawValue, 0, Self.date] {
      facts.append(littleEndian: value)
    }
    facts.append(littleEndian: crc32)
    facts.append(littleEndian: isLarge ? .max : UInt32(compressedSize))
    facts.append(littleEndian: isLarge ? .max : UInt32(size))
    facts.append(littleEndian: UInt16(name.count))
    facts.append(littleEndian: UInt16(extra))
    return facts
  }

  /// The end of an archive whose directory has `count` records in `size` bytes from `offset`.
  package static func directoryEnd(count: Int, size: UInt64, offset: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    if count >= Int(UInt16.max) || isLarge(size) || isLarge(offset) {
      bytes = largeDirectoryEnd(count: UInt64(count), size: size, offset: offset)
    }
    bytes += signature(0x0605_4B50)
    let shown = UInt16(clamping: count)
    for value in [0, 0, shown, shown] { bytes.append(littleEndian: value) }
    bytes.append(littleEndian: UInt32(clamping: size))
    bytes.append(littleEndian: UInt32(clamping: offset))
    bytes.append(littleEndian: UInt16(0))
    return bytes
  }

  private static func largeDirectoryEnd(count: UInt64, size: UInt64, offset: UInt64) -> [UInt8] {
    var bytes = signature(0x0606_4B50)
    // The size of the rest of this record.
    bytes.append(littleEndian: UInt64(44))
    for value in [largeVersion, largeVersion] { bytes.append(littleEndian: value) }
    for value in [UInt32(0), 0] { bytes.append(littleEndian: value) }
    for value in [count, count, size, offset] { bytes.append(littleEndian: value) }
    bytes += signature(0x0706_4B50)
    bytes.append(littleEndian: UInt32(0))
    bytes.append(littleEndian: offset + size)
    bytes.append(littleEndian: UInt32(1))
    return bytes
  }

  private static func extra(_ values: [UInt64]) -> [UInt8] {
    var extra: [UInt8] = []
    extra.append(littleEndian: largeField)
    extra.append(littleEndian: UInt16(8 * values.count))
    for value in values { extra.append(littleEndian: value) }
    return extra
  }

  private static func isLarge(_ value: UInt64) -> Bool { value >= UInt64(UInt32.max) }

  private static func signature(_ number: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: number)
    return bytes
  }
}
