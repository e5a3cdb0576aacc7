import Glibc

/// A pipe that a program writes to, and what was read from it.
struct OutputPipe: ~Copyable {
  /// What is kept: all, or the last bytes.
  private let keepsAll: Bool
  private let limit: Int
  private let reading: Int32
  /// The end for the program; -1 after `closeWriting`.
  private(set) var writing: Int32
  private(set) var bytes: [UInt8] = []
  /// Whether the program wrote more than the limit.
  private(set) var isTooLong = false
  private var isAtEnd = false

  /// A pipe of which at most `limit` bytes are kept; more are an error.
  init(limit: Int) { self.init(limit: limit, keepsAll: true) }

  /// A pipe of which the last `count` bytes are kept.
  init(keepingLast count: Int) { self.init(limit: count, keepsAll: false) }

  private init(limit: Int, keepsAll: Bool) {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    }
    (reading, writing) = (ends[0], ends[1])
    (self.limit, self.keepsAll) = (limit, keepsAll)
  }

  deinit {
    if reading >= 0 { close(reading) }
    if writing >= 0 { close(writing) }
  }

  /// Whether the system had a pipe left.
  var isOpen: Bool { reading >= 0 }

  /// Closes the end that the program has a copy of.
  mutating func closeWriting() {
    close(writing)
    writing = -1
  }

  /// Reads what is in both pipes; waits for it for at most `milliseconds`.
  static func read(
    _ first: inout OutputPipe, _ second: inout OutputPipe, within milliseconds: Int32
  ) {
    var requests = [first.request, second.request]
    if first.isAtEnd && second.isAtEnd {
      _ = poll(nil, 0, milliseconds)
    } else {
      _ = poll(&requests, nfds_t(requests.count), milliseconds)
    }
    first.readAvailable()
    second.readAvailable()
  }

  /// A negative descriptor is not waited for.
  private var request: pollfd {
    pollfd(fd: isAtEnd ? -1 : reading, events: Int16(POLLIN), revents: 0)
  }

  private mutating func readAvailable() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isAtEnd, !isTooLong {
      let count = Glibc.read(reading, &buffer, buffer.count)
      if count < 0 {
        isAtEnd = errno != EAGAIN && errno != EINTR
        return
      }
      isAtEnd = count == 0
      bytes += buffer[..<count]
      guard bytes.count > limit else { continue }
      if keepsAll { isTooLong = true } else { bytes.removeFirst(bytes.count - limit) }
      // The other pipe and the clock get their turn, even if the program writes without end.
      if !keepsAll { return }
    }
  }
}
