import CVideo
import Glibc

/// Opens a video file, and decodes any of its frames exactly. Owns the decoder of FFmpeg.
///
/// Frames are numbered from 0 in the order of display. A file is read through a descriptor only: nothing in it can make
/// the libraries open another file or a connection.
package struct VideoReader: ~Copyable {
  /// What is allowed.
  package struct Limits: Sendable {
    let side: Int
    let pixels: Int
    let frames: Int
    let threads: Int
    let cacheBytes: Int

    /// At most `side` pixels per side, `pixels` pixels per frame and `frames` frames; `threads` threads for decoding,
    /// and `cacheBytes` bytes of decoded frames that are kept.
    package init(side: Int, pixels: Int, frames: Int, threads: Int, cacheBytes: Int) {
      self.side = side
      self.pixels = pixels
      self.frames = frames
      self.threads = threads
      self.cacheBytes = cacheBytes
    }

    fileprivate var value: video_limits {
      video_limits(
        side: UInt32(side), pixels: UInt64(pixels), packets: UInt32(frames),
        threads: UInt32(threads), cache: cacheBytes)
    }
  }

  /// What is known about a video.
  package struct Facts: Sendable, Equatable {
    /// The number of pixels per row.
    package let width: Int
    /// The number of rows.
    package let height: Int
    /// The number of frames.
    package let frames: Int
    /// Frames per second; 0 if the file does not say.
    package let rate: Double
    /// The length in seconds; 0 if the file does not say.
    package let duration: Double
    /// The name of the codec, such as "h264".
    package let codec: String
  }

  /// Asks, after `packets` packets of the file, whether a call should end early.
  package typealias ShouldStop = (_ packets: Int) -> Bool

  /// The rows of a frame must be this many bytes, or a multiple of it, apart, and aligned so.
  package static let rowAlignment = 64
  /// The number of bytes behind the last row of a frame that may be written.
  package static let rowPadding = video_row_padding

  /// What is known about the video.
  package let facts: Facts
  private let video: OpaquePointer

  /// Loads the libraries of FFmpeg, which takes 0.2 s, if that has not been done.
  package static func loadLibraries() throws(VideoReaderError) {
    let load:
      (video_should_stop, UnsafeMutableRawPointer, UnsafeMutablePointer<CChar>) ->
        video_status = { _, _, message in video_load_libraries(message) }
    try call({ _ in false }, load)
  }

  /// Opens the video in the file `descriptor`, which must stay open as long as this value exists, and lists its frames.
  package init(
    descriptor: Int32, limits: Limits, shouldStop: @escaping ShouldStop
  ) throws(VideoReaderError) {
    var opened: OpaquePointer?
    var limits = limits.value
    try Self.call(shouldStop) { stop, context, message in
      video_open(descriptor, &limits, stop, context, &opened, message)
    }
    guard let video = opened, let facts = video_get_facts(video)?.pointee else {
      throw VideoReaderError(kind: .noMemory, reason: "")
    }
    self.video = video
    self.facts = Facts(
      width: Int(facts.width), height: Int(facts.height), frames: Int(facts.frames),
      rate: facts.rate, duration: facts.duration,
      codec: withUnsafeBytes(of: facts.codec) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      })
  }

  deinit { video_close(video) }

  /// Decodes frame `number` to `rows`: bytes of red, green and blue, with `stride` bytes from one row to the next.
  /// Memory must be there for all rows and `rowPadding`.
  package func read(
    _ number: Int, into rows: UnsafeMutablePointer<UInt8>, stride: Int,
    shouldStop: @escaping ShouldStop
  ) throws(VideoReaderError) {
    precondition((0..<facts.frames).contains(number) && stride % Self.rowAlignment == 0)
    try Self.call(shouldStop) { stop, context, message in
      video_read(video, UInt32(number), rows, stride, stop, context, message)
    }
  }

  private final class Question {
    let shouldStop: ShouldStop

    init(_ shouldStop: @escaping ShouldStop) { self.shouldStop = shouldStop }
  }

  /// Calls `body` with what C needs to ask `shouldStop`.
  private static func call(
    _ shouldStop: @escaping ShouldStop,
    _ body: (video_should_stop, UnsafeMutableRawPointer, UnsafeMutablePointer<CChar>) ->
      video_status
  ) throws(VideoReaderError) {
    let question = Question(shouldStop)
    var message = [CChar](repeating: 0, count: video_message_size)
    let status = withExtendedLifetime(question) {
      body(
        { context, packets in
          guard let context else { return false }
          return Unmanaged<Question>.fromOpaque(context).takeUnretainedValue().shouldStop(packets)
        }, Unmanaged.passUnretained(question).toOpaque(), &message)
    }
    guard status != video_ok else { return }
    let text = String(
      decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    throw VideoReaderError(
      kind: VideoReaderError.Kind(rawValue: status.rawValue) ?? .damaged, reason: text)
  }
}
