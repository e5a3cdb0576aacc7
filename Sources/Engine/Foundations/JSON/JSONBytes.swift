import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a JSON file, read piece by piece.
struct JSONBytes: ~Copyable {
  private static let pieceSize = 1 << 18

  private let file: OpenFile
  private let size: Int
  private var buffer: [UInt8] = []
  /// The index of the current byte in `buffer`.
  private var position = 0
  /// The offset in the file of the end of `buffer`.
  private var offset = 0

  /// Opens the file at `path`.
  init(_ path: String) throws(FileError) {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    size = try file.regularFileSize
    self.file = file
  }

  /// The completed share of the file, 0...1.
  var share: Double {
    size == 0 ? 1 : min(1, Double(offset - (buffer.count - position)) / Double(size))
  }

  /// An error at the current position.
  func missing(_ expected: String) -> JSONListError {
    .missing(path: file.path, expected: expected, offset: offset - (buffer.count - position))
  }

  /// Goes on to the next byte.
  mutating func advance() { position += 1 }

  /// Skips white space, and returns the current byte. Throws at the end of the file.
  mutating func next() throws -> UInt8 {
    guard let byte = try nextIfAny() else { throw JSONListError.endOfFile(path: file.path) }
    return byte
  }

  /// Throws unless only white space follows.
  mutating func expectEnd() throws {
    if try nextIfAny() != nil { throw missing("the end of the file") }
  }

  /// Skips the byte order mark at the start of the file.
  mutating func skipByteOrderMark() throws {
    _ = try fill(keepingFrom: 0)
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func nextIfAny() throws -> UInt8? {
    while true {
      while position < buffer.count {
        let byte = buffer[position]
        guard Self.isSpace(byte) else { return byte }
        position += 1
      }
      guard try fill(keepingFrom: position) else { return nil }
    }
  }

  /// Reads the value that starts after white space. Its text is returned if `keeping` is true;
  /// `part` names it in errors. Brackets and quotes are matched, nothing else is checked.
  mutating func value(keeping: Bool, part: String) throws -> Data {
    _ = try next()
    var start = position
    var state = ValueEnd()
    while true {
      let end = buffer.withUnsafeBufferPointer { state.find(in: $0, from: position) }
      position = end ?? buffer.count
      if keeping, position - start > JSONListReader.largestPart {
        throw JSONListError.tooLarge(path: file.path, part: part)
      }
      if end != nil { break }
      let kept = keeping ? start : position
      guard try fill(keepingFrom: kept) else {
        guard state.isScalar else { throw JSONListError.endOfFile(path: file.path) }
        break
      }
      start = 0
    }
    return keeping ? Data(buffer[start..<position]) : Data()
  }

  /// Reads one more piece, and removes the bytes before `index` of `buffer`. Returns false at the end of
  /// the file.
  private mutating func fill(keepingFrom index: Int) throws -> Bool {
    let piece = try file.bytes(at: offset, count: Self.pieceSize)
    guard !piece.isEmpty else { return false }
    buffer.removeSubrange(..<index)
    position -= index
    buffer += piece
    offset += piece.count
    return true
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}

/// Finds the end of a JSON value by its brackets and quotes.
private struct ValueEnd {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isStarted = false

  /// Whether the value so far is a number or a word, which has no end of its own.
  var isScalar: Bool { isStarted && depth == 0 && !isInString }

  /// The index after the value; nil if it does not end in `bytes`.
  mutating func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          if depth == 0 { return index + 1 }
        }
      } else if byte == UInt8(ascii: "\"") {
        // A string directly after a number is not part of it.
        if depth == 0, isStarted { return index }
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        if depth == 0, isStarted { return index }
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        if depth == 0 { return index }
        depth -= 1
        if depth == 0 { return index + 1 }
      } else if depth == 0, byte == UInt8(ascii: ",") || JSONBytes.isSpace(byte) {
        return index
      }
      isStarted = true
      index += 1
    }
    return nil
  }
}
