import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The lines of a file of records, which may grow, be truncated, or be replaced by a new file while it is read.
final class RecordLines {
  /// A line, with its number in the file, from 1.
  enum Line: Equatable {
    case line(Data, number: Int)
    /// The line was longer than the limit and was skipped.
    case tooLong(number: Int)
  }

  /// The maximum length of a line in bytes.
  static let limit = 1 << 20
  private static let pieceBytes = 1 << 18
  private static let newline = UInt8(ascii: "\n")

  /// The path of the file.
  let path: String
  private var source: Source
  /// The position in the file up to which it was read.
  private var offset = 0
  /// The bytes that were read and are in no line yet.
  private var pending = Data()
  private var isSkipping = false
  private var number = 0

  /// Opens the file at `path`.
  init(_ path: String) throws(FileError) {
    self.path = path
    source = try Source.open(path)
  }

  /// An open file that can be replaced by another one.
  private final class Source {
    let file: OpenFile

    init(_ file: consuming OpenFile) { self.file = file }

    static func open(_ path: String) throws(FileError) -> Source {
      // Without O_NONBLOCK, opening a pipe would wait for a writer.
      let source = Source(try OpenFile(path, flags: O_RDONLY | O_NONBLOCK))
      _ = try source.file.regularFileSize
      return source
    }
  }

  /// The share of the file that was read, 0...1.
  var share: Double {
    let size = (try? source.file.size) ?? 0
    return size > 0 ? min(Double(offset) / Double(size), 1) : 1
  }

  /// The next complete line; nil if there is none yet.
  func next() throws(FileError) -> Line? {
    while true {
      if let end = pending.firstIndex(of: Self.newline) {
        let text = pending[..<end]
        number += 1
        let isTooLong = isSkipping || text.count > Self.limit
        isSkipping = false
        let line = Data(text)
        pending = pending[pending.index(after: end)...]
        return isTooLong ? .tooLong(number: number) : .line(line, number: number)
      }
      if pending.count > Self.limit {
        isSkipping = true
        pending = Data()
      }
      let piece = try source.file.bytes(at: offset, count: Self.pieceBytes)
      if piece.isEmpty { return nil }
      offset += piece.count
      pending += piece
    }
  }

  /// The rest after the last newline, as a line; nil if there is none. Nothing can be read after it.
  func last() -> Line? {
    defer { (pending, isSkipping) = (Data(), false) }
    guard !pending.isEmpty || isSkipping else { return nil }
    number += 1
    return isSkipping || pending.count > Self.limit
      ? .tooLong(number: number) : .line(pending, number: number)
  }

  /// What happened to the file since it was opened.
  enum Change: Equatable {
    /// It is the same file, perhaps with more lines.
    case none
    /// It became shorter: it was truncated, and is read from its start.
    case truncated
    /// Another file has its name: that one is read from its start. `rest` is the last line of the
    /// first file, if it has no newline.
    case replaced(rest: Line?)
  }

  /// Goes to the start of the file if it was truncated, or of the file that replaced it. A file that was
  /// removed is read to its end, and the one that takes its place is opened when it exists. Call it
  /// when `next` has returned nil.
  func followChanges() throws(FileError) -> Change {
    if try source.file.size < offset {
      restart()
      return .truncated
    }
    guard let current = FileIdentity(path), try current.inode != source.file.inode else {
      return .none
    }
    do throws(FileError) {
      source = try Source.open(path)
    } catch {
      if error.isAbsence { return .none }
      throw error
    }
    let rest = last()
    restart()
    return .replaced(rest: rest)
  }

  private func restart() {
    (offset, number, pending, isSkipping) = (0, 0, Data(), false)
  }
}
