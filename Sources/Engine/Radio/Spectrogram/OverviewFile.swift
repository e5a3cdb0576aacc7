import FoundationEssentials
import Libraries

/// The file of an overview: a header, then the codes of peaks and means
/// (`docs/formats/user-files.md`).
///
/// The header has eight bytes of magic with the version, then as UInt64, little-endian: the samples
/// of the capture, the samples per column, and the CRC-32 of the rest.
enum OverviewFile {
  private static let magic: [UInt8] = Array("LTOVERV".utf8) + [1]
  private static let headerSize = 32

  /// The size of the largest overview in bytes.
  static let largestSize = headerSize + 2 * OverviewScale.mostColumns * Overview.binCount

  /// Encodes a complete `overview`.
  static func encode(_ overview: Overview) -> Data {
    let codes = overview.codes
    let payload = codes.peaks + codes.means
    var data = Data(capacity: headerSize + payload.count)
    data.append(contentsOf: magic)
    for number in numbers(scale: overview.scale, payload: payload) {
      withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
    }
    data.append(contentsOf: payload)
    return data
  }

  /// Decodes the overview in `data` of a capture divided by `scale`; nil if it is damaged, of
  /// another version or of another capture.
  static func decode(_ data: Data, scale: OverviewScale) -> Overview? {
    let codeCount = scale.columnCount * Overview.binCount
    guard data.count == headerSize + 2 * codeCount, data.starts(with: magic) else { return nil }
    let payload = [UInt8](data.dropFirst(headerSize))
    let found = data.dropFirst(magic.count).prefix(headerSize - magic.count)
    let expected = numbers(scale: scale, payload: payload).flatMap { number in
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    guard found.elementsEqual(expected) else { return nil }
    return Overview(
      scale: scale, peaks: Array(payload[..<codeCount]), means: Array(payload[codeCount...]))
  }

  private static func numbers(scale: OverviewScale, payload: [UInt8]) -> [UInt64] {
    [
      UInt64(scale.sampleCount), UInt64(scale.samplesPerColumn), UInt64(Deflate.crc32(payload)),
    ]
  }
}
