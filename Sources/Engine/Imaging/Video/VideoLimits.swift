import Libraries

/// Limits for videos. A video that exceeds them is refused before memory is allocated for it.
package enum VideoLimits {
  /// The maximum width and height in pixels.
  package static let side = 16_384
  /// The maximum number of pixels of a frame: 32 mebipixels, such as 8192 x 4096.
  package static let pixels = 1 << 25
  /// The maximum number of frames: more than four hours at 60 frames per second.
  package static let frames = 1_000_000
  /// The maximum address space of the process that decodes: 16 frames of 32 mebipixels, which a decoder of H.264 may
  /// keep, and the libraries, which take 400 MB of it.
  static let addressSpace = 2 << 30
  /// Bytes of decoded frames that the process keeps, for steps backwards: 24 frames of 1280 x 720.
  static let keptBytes = 32 << 20
  /// Threads for decoding: two halve the time of a jump, more take memory for frames.
  static let threads = 2

  /// The limits for the decoder.
  static let forReader = VideoReader.Limits(
    side: side, pixels: pixels, frames: frames, threads: threads, cacheBytes: keptBytes)
}
