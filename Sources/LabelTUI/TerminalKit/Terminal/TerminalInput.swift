import Glibc

/// Reads terminal input, and decides how long the program waits for the rest of an incomplete sequence.
struct TerminalInput {
  /// The number of bytes after which `read` returns, so that a lot of input cannot block drawing.
  private static let limit = 64 * 1024

  /// Whether the input has ended.
  private(set) var isAtEnd = false

  private let descriptor: Int32
  private var parser = InputParser()
  private var lastArrival = ContinuousClock.now

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Reads the input that has arrived, without waiting.
  mutating func read() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 4096)
    while total < Self.limit, isReadable() {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        isAtEnd = true
        break
      }
      total += count
      lastArrival = .now
      events += parser.feed(buffer[..<count])
    }
    if total == 0, let timeout, ContinuousClock.now - lastArrival >= timeout {
      events += parser.flush()
    }
    return events
  }

  /// The time in milliseconds after which `read` must be called again to stop waiting for the rest of a sequence;
  /// -1 if no sequence is incomplete.
  var pollTimeout: Int32 {
    guard let timeout else { return -1 }
    let left = timeout - (ContinuousClock.now - lastArrival)
    let (seconds, attoseconds) = left.components
    return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1))
  }

  /// The longest wait for the rest of incomplete input; nil if the input is complete. It is short after an ESC,
  /// because the user may have pressed Esc; longer in a sequence, which a slow connection may have cut; and
  /// longest in a paste.
  private var timeout: Duration? {
    switch parser.pending {
    case .escape: .milliseconds(25)
    case .sequence: .milliseconds(500)
    case .paste: .seconds(3)
    case nil: nil
    }
  }

  private func isReadable() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }
}
