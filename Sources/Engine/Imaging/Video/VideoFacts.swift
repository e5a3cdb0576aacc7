import Libraries

/// What is known about a video without decoding its frames.
///
/// The size is that of the stored rows: a rotation that the file asks for is not applied, because labels refer to the
/// rows as they are stored. See docs/formats/videos.md.
package struct VideoFacts: Sendable, Equatable {
  /// The number of pixels per row.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// The number of frames.
  package let frameCount: Int
  /// Frames per second; nil if the file does not say.
  package let rate: Double?
  /// The length in seconds; nil if the file does not say.
  package let duration: Double?
  /// The name of the codec, such as "h264".
  package let codec: String

  /// Bytes from one row of a decoded frame to the next, in the memory that two processes share.
  var rowBytes: Int {
    (width * 3 + VideoReader.rowAlignment - 1) / VideoReader.rowAlignment * VideoReader.rowAlignment
  }

  /// Bytes of a decoded frame in the memory that two processes share.
  var frameBytes: Int { rowBytes * height + VideoReader.rowPadding }

  /// Bytes of a decoded frame with its halved copies.
  package var pyramidBytes: Int { width * height * 4 }
}

extension VideoFacts {
  init(_ facts: VideoReader.Facts) {
    self.init(
      width: facts.width, height: facts.height, frameCount: facts.frames,
      rate: facts.rate > 0 ? facts.rate : nil, duration: facts.duration > 0 ? facts.duration : nil,
      codec: facts.codec)
  }
}
