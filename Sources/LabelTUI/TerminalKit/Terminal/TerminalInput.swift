import Glibc

/// Reads what the terminal sends, and knows how long half a sequence may stay one.
struct TerminalInput {
  /// Bytes that one call reads at most, so that a flood cannot keep the screen from being drawn.
  private static let limit = 64 * 1024

  /// True once there is nothing more to come.
  private(set) var isAtEnd = false

  private let descriptor: Int32
  private var parser = InputParser()
  private var lastArrival = ContinuousClock.now

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Everything that is there, without waiting.
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

  /// Milliseconds until half a sequence is to be given up by another `read`; -1 without one.
  var pollTimeout: Int32 {
    guard let patience else { return -1 }
    let left = patience - (ContinuousClock.now - lastArrival)
    let (seconds, attoseconds) = left.components
    return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1))
  }

  /// How long what is held back may still become something. A sequence cut by a slow connection must
  /// not turn into keys; someone who pressed ESC must not wait; a paste may pause.
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
