/// Finds the frame header (SOF) of a JPEG file, which contains the size of the picture (ITU-T T.81, annex B).
struct JPEGHeaderScanner {
  /// The result of scanning a part of the file.
  enum Step: Equatable {
    case found(PictureFacts)
    /// The scanner needs the bytes of the file from this offset on.
    case continueAt(Int)
  }

  /// The maximum number of segments and fill bytes before the frame header. A segment has at most 64 KiB, so 16 MiB of
  /// previews and profiles need 256 segments.
  private static let maximumSteps = 4096
  /// The length of a frame header up to the number of its components, in bytes.
  private static let frameBytes = 10

  let path: String
  private var steps = 0

  init(path: String) { self.path = path }

  /// Scans `bytes`, which begin at position `offset` of the file: the start of the file or of a segment.
  mutating func scan(_ bytes: [UInt8], at offset: Int) throws(PictureError) -> Step {
    var position = offset == 0 ? 2 : 0
    while true {
      guard position + 4 <= bytes.count else { return try more(bytes, position, offset) }
      guard bytes[position] == 0xFF else {
        throw bad("marker", "0x" + String(bytes[position], radix: 16))
      }
      let marker = bytes[position + 1]
      steps += 1
      guard steps <= Self.maximumSteps else { throw bad("number of segments", "\(steps)") }
      // There may be fill bytes before a marker.
      if marker == 0xFF {
        position += 1
        continue
      }
      if Self.isFrame(marker) {
        guard position + Self.frameBytes <= bytes.count else {
          return try more(bytes, position, offset)
        }
        return .found(try facts(Array(bytes[position..<(position + Self.frameBytes)])))
      }
      guard marker != 0xD9, marker != 0xDA else { throw bad("frame header", "missing") }
      if Self.standsAlone(marker) {
        position += 2
        continue
      }
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      guard length >= 2 else { throw bad("segment length", "\(length)") }
      position += 2 + length
      if position >= bytes.count { return .continueAt(offset + position) }
    }
  }

  /// Asks for the bytes from `position` on. Throws if `bytes` begin there, because then the file ends too early.
  private func more(
    _ bytes: [UInt8], _ position: Int, _ offset: Int
  ) throws(PictureError) -> Step {
    guard position > 0 else {
      throw .headerCutShort(path: path, format: .jpeg, bytes: offset + bytes.count)
    }
    return .continueAt(offset + position)
  }

  private func facts(_ frame: [UInt8]) throws(PictureError) -> PictureFacts {
    let (height, width) = (Int(frame[5]) << 8 | Int(frame[6]), Int(frame[7]) << 8 | Int(frame[8]))
    try PictureFacts.checkSize(width: width, height: height, path: path)
    guard frame[9] > 0 else { throw bad("number of components", "0") }
    return PictureFacts(
      format: .jpeg, width: width, height: height, isColor: frame[9] > 1, bitDepth: Int(frame[4]))
  }

  private func bad(_ field: String, _ value: String) -> PictureError {
    .badHeader(path: path, format: .jpeg, field: field, value: value)
  }

  /// Whether `marker` is one of SOF0 to SOF15. DHT, JPG and DAC have numbers in the same range.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// Whether `marker` has no length and no content.
  private static func standsAlone(_ marker: UInt8) -> Bool {
    marker == 0x01 || (0xD0...0xD8).contains(marker)
  }
}
