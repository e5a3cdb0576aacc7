import FoundationEssentials
import Glibc

/// The lines that come from a descriptor, each of a limited length.
///
/// Not `readLine`: at the end of its input that tries again for ever when some other call before it was
/// interrupted, and it takes lines of any length.
struct LineReader {
  /// What stands between two newlines.
  enum Line: Equatable {
    case line(Data)
    /// More than the limit; it was skipped.
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var chunk: Data.SubSequence = Data()[...]

  /// Reads from `descriptor`; lines have `limit` bytes at most.
  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line without its end; nil when there is none. Throws `InputError`.
  mutating func next() throws(InputError) -> Line? {
    var line = Data()
    var isTooLong = false
    var isEmpty = true
    while true {
      if chunk.isEmpty {
        chunk = try read()
        if chunk.isEmpty { return isEmpty ? nil : isTooLong ? .tooLong : .line(line) }
      }
      isEmpty = false
      let end = chunk.firstIndex(of: UInt8(ascii: "\n"))
      let part = chunk[..<(end ?? chunk.endIndex)]
      if isTooLong || line.count + part.count > limit {
        isTooLong = true
        line = Data()
      } else {
        line.append(part)
      }
      chunk = chunk[(end.map { $0 + 1 } ?? chunk.endIndex)...]
      if end != nil { return isTooLong ? .tooLong : .line(line) }
    }
  }

  /// What is there, at least one byte; none at the end.
  private func read() throws(InputError) -> Data.SubSequence {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count >= 0 { return Data(buffer[..<count])[...] }
      let code = errno
      switch code {
      case EINTR: continue
      case EAGAIN:
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, -1)
      default: throw InputError(code: code)
      }
    }
  }
}

/// Standard input that cannot be read.
struct InputError: Error, Equatable, CustomStringConvertible {
  let code: Int32

  var description: String {
    "standard input cannot be read (\(String(cString: strerror(code))))"
  }
}
