import Glibc
import Libraries

/// The video that the process that decodes has open, and its answers about it.
final class DecodingSession {
  private let socket: DecoderSocket
  private var reader: OpenVideo?
  private var memory: SharedMemory?
  private static let progressInterval = Duration.milliseconds(100)

  /// Closures cannot hold a reader itself, which cannot be copied.
  private final class OpenVideo {
    let reader: VideoReader
    let facts: VideoFacts

    init(_ reader: consuming VideoReader) {
      facts = VideoFacts(reader.facts)
      self.reader = reader
    }
  }

  init(_ socket: DecoderSocket) { self.socket = socket }

  /// Does what `request` asks for, and answers. A new request ends the work on this one.
  func answer(_ request: DecoderMessage.Request, id: UInt64) {
    let answer: DecoderMessage.Answer
    do throws(VideoReaderError) {
      switch request {
      case .open: answer = .opened(try open(id: id))
      case .frame(let number, let bytes):
        try decode(number, bytes: bytes)
        answer = .decoded
      }
    } catch {
      answer = .failed(error)
    }
    _ = socket.send(DecoderMessage(id: id, answer), waiting: true)
  }

  private func open(id: UInt64) throws(VideoReaderError) -> VideoFacts {
    try VideoReader.loadLibraries()
    // From here on, the process can open no file and no connection.
    VideoDecodingService.limit(RLIMIT_NOFILE, to: Int(VideoDecodingService.Descriptor.memory) + 1)
    let socket = socket
    var reported = ContinuousClock.now
    let video = OpenVideo(
      try VideoReader(
        descriptor: VideoDecodingService.Descriptor.file, limits: VideoLimits.forReader
      ) { packets in
        if reported.duration(to: .now) > Self.progressInterval {
          reported = .now
          _ = socket.send(DecoderMessage(id: id, .progress(packets: packets)), waiting: false)
        }
        return socket.hasArrival(within: 0)
      })
    reader = video
    return video.facts
  }

  private func decode(_ number: Int, bytes: Int) throws(VideoReaderError) {
    guard let reader, (0..<reader.facts.frameCount).contains(number),
      bytes >= reader.facts.frameBytes
    else { throw VideoReaderError(kind: .damaged, reason: "the request is wrong") }
    if memory == nil {
      memory = SharedMemory(mapping: bytes, of: VideoDecodingService.Descriptor.memory)
    }
    guard let memory, memory.count >= bytes else {
      throw VideoReaderError(kind: .noMemory, reason: "")
    }
    let socket = socket
    try reader.reader.read(
      number, into: memory.bytes.assumingMemoryBound(to: UInt8.self), stride: reader.facts.rowBytes
    ) { _ in socket.hasArrival(within: 0) }
  }
}
