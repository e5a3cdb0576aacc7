import FoundationEssentials
import Foundations
import Imaging
import Libraries
import Pitches

/// The frames of a camera of a pitch: PNG files where they exist, else frames of the video.
struct CameraFrames: Sendable {
  let recording: CameraRecording
  /// The size of all frames in pixels.
  let width: Int
  let height: Int
  /// The number of frames of the video, or of the rows up to the last key frame if there is no video.
  let frameCount: Int
  private let video: VideoFrames?
  private let keyFrames: [Int: URL]

  /// The bytes of decoded frames that are kept for each camera.
  private static let cacheBytes = 32 << 20

  /// Opens the video of `recording`, or reads the size of its first key frame if there is no video; nil if
  /// `isCancelled` returned true. Throws `VideoError` or `PictureError`.
  init?(
    _ recording: CameraRecording, decoder: DecoderProgram, isCancelled: () -> Bool
  ) throws {
    self.recording = recording
    keyFrames = Dictionary(
      recording.keyFrames.compactMap { frame in frame.row.map { ($0, frame.url) } },
      uniquingKeysWith: { first, _ in first })
    if let url = recording.video {
      guard let source = try VideoSource.open(url, with: decoder, isCancelled: isCancelled) else {
        return nil
      }
      video = VideoFrames(source, cacheBytes: Self.cacheBytes)
      (width, height) = (source.facts.width, source.facts.height)
      frameCount = source.facts.frameCount
    } else {
      let first = keyFrames.min { $0.key < $1.key }
      guard let first else { return nil }
      let facts = try PictureFacts(contentsOf: first.value)
      video = nil
      (width, height) = (facts.width, facts.height)
      frameCount = (keyFrames.keys.max() ?? 0) + 1
    }
  }

  /// Ends decoding in advance.
  func close() { video?.close() }

  /// The frame in `row`; nil if `isCancelled` returned true. A key frame of another size is not used.
  func load(_ row: Int, isCancelled: () -> Bool) throws -> PicturePyramid? {
    if let url = keyFrames[row] {
      guard let picture = try PicturePyramid.load(url, isCancelled: isCancelled) else { return nil }
      if picture.width == width, picture.height == height { return picture }
    }
    return try decoded(row, isCancelled: isCancelled)
  }

  /// The PNG file of the frame in `row`: the key frame as it is, or the encoded frame of the video.
  func file(_ row: Int) throws -> Data {
    if let url = keyFrames[row], let facts = try? PictureFacts(contentsOf: url),
      facts.width == width, facts.height == height
    {
      return try FileSystem.contents(of: url.path, limit: PictureLimits.fileBytes)
    }
    guard let frame = try decoded(row, isCancelled: { false }) else {
      throw FrameError.missing(name(ofRow: row))
    }
    return Data(try PNGCodec.encode(width: width, height: height, rgb: frame.rgb))
  }

  /// The name of the key frame in `row`, or of the video with the number of the frame from 1, for messages.
  func name(ofRow row: Int) -> String {
    if let url = keyFrames[row] { return url.lastPathComponent }
    let video = recording.video?.lastPathComponent ?? recording.camera.rawValue
    return "\(video) frame \(row + 1)"
  }

  private func decoded(_ row: Int, isCancelled: () -> Bool) throws -> PicturePyramid? {
    guard let video, row < frameCount else { throw FrameError.missing(name(ofRow: row)) }
    return try video.load(row, isCancelled: isCancelled)
  }
}

/// The reason why a frame cannot be shown.
enum FrameError: Error, CustomStringConvertible {
  /// The video has fewer frames than the file of timestamps has rows.
  case missing(String)

  /// One sentence for the status line.
  var description: String {
    switch self {
    case .missing(let name): "\(VisibleText.of(name)) does not exist: the video is shorter."
    }
  }
}
