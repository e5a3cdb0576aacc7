import Foundations
import Glibc

/// Owns one end of the connection between the program and the process that decodes. Messages keep their boundaries.
final class DecoderSocket: Sendable {
  /// The result of waiting for a message.
  enum Arrival {
    case message(DecoderMessage)
    /// Nothing has arrived in time.
    case nothing
    /// The other end is closed.
    case closed
    /// What has arrived is not a message.
    case senseless
  }

  private let descriptor: Int32

  /// Takes ownership of `descriptor`.
  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// A socket, and the descriptor of its other end, which the caller closes; nil if the system allows no more.
  static func makePair() -> (descriptor: Int32, otherEnd: Int32)? {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }

  /// Sends `message`; returns false if the other end is closed or does not receive.
  func send(_ message: DecoderMessage, waiting: Bool) -> Bool {
    let bytes = message.encoded
    let flags = Int32(MSG_NOSIGNAL) | (waiting ? 0 : Int32(MSG_DONTWAIT))
    return SystemCall.repeating { Int32(Glibc.send(descriptor, bytes, bytes.count, flags)) } >= 0
  }

  /// Waits at most `milliseconds` for a message; forever if nil.
  func receive(within milliseconds: Int32?) -> Arrival {
    guard hasArrival(within: milliseconds) else { return .nothing }
    var bytes = [UInt8](repeating: 0, count: DecoderMessage.sizeLimit)
    let count = SystemCall.repeating {
      Int32(recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT)))
    }
    if count < 0 { return errno == EAGAIN ? .nothing : .closed }
    if count == 0 { return .closed }
    return DecoderMessage(Array(bytes[..<Int(count)])).map { .message($0) } ?? .senseless
  }

  /// Whether a message, or the end of the connection, arrives within `milliseconds`.
  func hasArrival(within milliseconds: Int32?) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds ?? -1) > 0
  }

  /// Waits until the other end is closed.
  static func waitForClosing(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: 0, revents: 0)
    while poll(&request, 1, -1) <= 0 {}
  }
}
