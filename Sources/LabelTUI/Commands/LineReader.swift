import FoundationEssentials
import Glibc

/// Reads lines of limited length from a file descriptor.
///
/// `readLine` is not used: at the end of its input it loops forever if an earlier system call was
/// interrupted, and it accepts lines of any length.
struct LineReader {
  /// One line of input.
  enum Line: Equatable {
    case line(Data)
    /// The line was longer than the limit and was skipped.
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var chunk: Data.SubSequence = Data()[...]

  /// Reads from `descriptor`. A line may have up to `limit` bytes.
  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// Reads the next line, without its newline; nil at the end of the input. Throws `InputError`.
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

  /// Reads the available bytes; waits for at least one. Empty at the end of the input.
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

/// Standard input cannot be read.
struct InputError: Error, Equatable, CustomStringConvertible {
  let code: Int32

  var description: String {
    "cannot read standard input (\(String(cString: strerror(code))))"
  }
}
