import Glibc

/// Reads terminal input, and decides how long to wait for the rest of an incomplete sequence.
struct TerminalInput {
  /// One call reads at most this many bytes, so that a flood of input cannot block drawing.
  private static let limit = 64 * 1024

  /// True at the end of the input.
  private(set) var isAtEnd = false

  private let descriptor: Int32
  private var parser = InputParser()
  private var lastArrival = ContinuousClock.now

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Reads everything that has arrived, without waiting.
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
    if total == 0, let patience, ContinuousClock.now - lastArrival >= patience {
      events += parser.flush()
    }
    return events
  }

  /// The time in milliseconds after which an incomplete sequence must be given up by another
  /// `read`; -1 if there is none.
  var pollTimeout: Int32 {
    guard let patience else { return -1 }
    let left = patience - (ContinuousClock.now - lastArrival)
    let (seconds, attoseconds) = left.components
    return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1))
  }

  /// How long to wait for the rest of what is held back. A sequence that a slow connection cut must
  /// not turn into keys; a user who pressed ESC must not wait; a paste may pause.
  private var patience: Duration? {
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
