/// FFmpeg cannot open a video or decode a frame.
package struct VideoReaderError: Error, Equatable {
  /// The kind of problem. The raw values pass between processes.
  package enum Kind: UInt32, Sendable, CaseIterable {
    /// The libraries of FFmpeg cannot be loaded.
    case noLibrary = 1
    /// There is not enough memory.
    case noMemory
    /// The file cannot be read.
    case unreadable
    /// The file is not of a known format, or its beginning is damaged.
    case wrongFormat
    /// The file has no video.
    case noVideo
    /// The codec, or the way in which the file stores it, is not supported.
    case unsupported
    /// The width or height is 0 or larger than allowed.
    case wrongSize
    /// The video has more frames than allowed.
    case tooLong
    /// The frame cannot be decoded.
    case damaged
    /// The call was stopped.
    case stopped
  }

  /// The kind of problem.
  package let kind: Kind
  /// The reason, in the words of FFmpeg or ours; may be empty.
  package let reason: String

  /// The error with these values.
  package init(kind: Kind, reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
