import Foundations
import Glibc
import Libraries

/// The process that decodes a video for the program: it answers requests until the program closes the connection.
///
/// It is a process of its own, because a damaged file may crash a decoder, let it run forever or let it use all memory.
/// It has no terminal, cannot open files or connections, and its address space is limited.
package enum VideoDecodingService {
  /// The descriptors that the program gives to the process.
  enum Descriptor {
    static let socket: Int32 = 3
    static let file: Int32 = 4
    static let memory: Int32 = 5
  }

  /// The process was not started by the program.
  package struct NotAService: Error, CustomStringConvertible {
    package var description: String {
      "decode-video is the part of the program that decodes videos; it cannot be run by itself"
    }
  }

  /// Answers requests until the connection ends. Throws if it was not started by `VideoSource`.
  package static func run() throws {
    var kind = Int32(0)
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(Descriptor.socket, SOL_SOCKET, SO_TYPE, &kind, &size) == 0,
      kind == Int32(SOCK_SEQPACKET.rawValue)
    else { throw NotAService() }
    // Also a decoder that runs forever ends with the program.
    try OwnThread.start {
      DecoderSocket.waitForClosing(Descriptor.socket)
      _exit(0)
    }
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_AS, to: VideoLimits.addressSpace)
    let socket = DecoderSocket(descriptor: Descriptor.socket)
    let session = DecodingSession(socket)
    while true {
      switch socket.receive(within: nil) {
      case .message(let message):
        guard let request = message.request else { return }
        session.answer(request, id: message.id)
      case .nothing: continue
      case .closed, .senseless: return
      }
    }
  }

  /// Limits what the process may use of `resource`.
  static func limit(_ resource: __rlimit_resource, to value: Int) {
    var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
  }
}
