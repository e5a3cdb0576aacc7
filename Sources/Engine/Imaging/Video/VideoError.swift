import Foundations

/// A video, or a frame of it, cannot be read.
package enum VideoError: Error, Equatable {
  /// The file cannot be opened or read.
  case file(FileError)
  /// The file has no bytes.
  case empty(path: String)
  /// The file is not a video of a format that LabelTUI knows.
  case notAVideo(path: String, reason: String)
  /// The file has no video frames.
  case noFrames(path: String, reason: String)
  /// LabelTUI does not decode this kind of video.
  case unsupported(path: String, reason: String)
  /// The width or height is 0, or more than `VideoLimits` allow; `size` is such as "65000 x 65000".
  case wrongSize(path: String, size: String)
  /// The video has more frames than `VideoLimits` allow.
  case tooManyFrames(path: String)
  /// The libraries of FFmpeg cannot be loaded.
  case noLibrary(path: String, reason: String)
  /// Memory is missing for a frame of the video.
  case noMemory(path: String)
  /// The process that decodes cannot be started.
  case cannotStart(path: String)
  /// The process that decodes has ended or did not answer while it opened the file.
  case openingFailed(path: String, failure: DecoderFailure)
  /// The file has changed while it was open.
  case changed(path: String)
  /// The number is not one of the video's frames, which are counted from 0.
  case noSuchFrame(path: String, frame: Int, count: Int)
  /// The frame cannot be decoded.
  case frame(path: String, frame: Int, reason: String)
  /// The process that decodes has ended or did not answer while it decoded the frame.
  case frameFailed(path: String, frame: Int, failure: DecoderFailure)
  /// The process that decodes failed so often that it is not started again for this file.
  case failsTooOften(path: String, frame: Int)
}

extension VideoError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error):
      error.description
    case .empty(let path):
      "\(VisibleText.of(path)): is empty (0 bytes); copy the video again"
    case .notAVideo(let path, let reason):
      "\(VisibleText.of(path)): is not a video in AVI, MP4 or Matroska\(Self.detail(reason)); "
        + "copy it again or convert it"
    case .noFrames(let path, let reason):
      "\(VisibleText.of(path)): has no video frames\(Self.detail(reason)); record or copy it again"
    case .unsupported(let path, let reason):
      "\(VisibleText.of(path)): this kind of video is not supported\(Self.detail(reason)); "
        + "convert it to H.264 in MP4"
    case .wrongSize(let path, let size):
      "\(VisibleText.of(path)): frame size is \(VisibleText.of(size)), but it must be 1 to \(VideoLimits.side) per side "
        + "and at most \(VideoLimits.pixels) pixels; scale the video down"
    case .tooManyFrames(let path):
      "\(VisibleText.of(path)): has more than \(VideoLimits.frames) frames; cut it into parts"
    case .noLibrary(let path, let reason):
      "\(VisibleText.of(path)): cannot be decoded without FFmpeg's libraries\(Self.detail(reason)); "
        + "install libavformat, libavcodec, libavutil and libswscale"
    case .noMemory(let path):
      "\(VisibleText.of(path)): there is not enough memory to decode it; close other programs and try again"
    case .cannotStart(let path):
      "\(VisibleText.of(path)): the process that decodes videos cannot be started; raise the limits of processes "
        + "(ulimit -u) and open files (ulimit -n) and try again"
    case .openingFailed(let path, let failure):
      "\(VisibleText.of(path)): the decoder \(failure) while it opened the file; copy or convert the video"
    case .changed(let path):
      "\(VisibleText.of(path)): has changed while it was open; open it again"
    case .noSuchFrame(let path, let frame, let count):
      "\(VisibleText.of(path)): frame \(frame) does not exist; choose one from 0 to \(count - 1)"
    case .frame(let path, let frame, let reason):
      "\(VisibleText.of(path)): frame \(frame) cannot be decoded\(Self.detail(reason)); "
        + "use another frame or copy the video again"
    case .frameFailed(let path, let frame, let failure):
      "\(VisibleText.of(path)): frame \(frame) cannot be decoded (the decoder \(failure)); "
        + "use another frame or copy the video again"
    case .failsTooOften(let path, let frame):
      "\(VisibleText.of(path)): frame \(frame) cannot be decoded (the decoder failed "
        + "\(DecoderConnection.failureLimit) times on this file); copy or convert the video and open it again"
    }
  }

  private static func detail(_ reason: String) -> String {
    reason.isEmpty ? "" : " (\(VisibleText.of(reason)))"
  }
}
