import Foundation
import Glibc
import Imaging
import Libraries

/// A video of 1280 x 720 pixels and 60 frames per second, made with `ffmpeg` once and kept in `.build/bench-data`.
struct MadeVideo {
  /// How the video is coded.
  enum Coding: String, CaseIterable {
    /// Motion JPEG in AVI, as the recorder writes it.
    case mjpeg
    /// H.264 in MP4 with the usual distance of 250 frames between key frames.
    case h264
  }

  let url: URL

  /// A video of `seconds` seconds.
  init(_ coding: Coding, seconds: Int) throws {
    let options =
      switch coding {
      case .mjpeg: ["-c:v", "mjpeg", "-q:v", "3"]
      case .h264: ["-c:v", "libx264", "-preset", "fast", "-pix_fmt", "yuv420p"]
      }
    let ending = coding == .mjpeg ? "avi" : "mp4"
    let folder = Workplace.root.appending(path: ".build/bench-data")
    url = folder.appending(path: "\(coding)-\(seconds).\(ending)")
    guard !FileManager.default.fileExists(atPath: url.path) else { return }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let unfinished = folder.appending(path: "\(getpid()).\(ending)")
    let source = "testsrc2=s=1280x720:r=60:d=\(seconds)"
    try ChildProgram.run(
      "/usr/bin/env",
      ["ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", source] + options
        + [unfinished.path])
    try FileManager.default.moveItem(at: unfinished, to: url)
  }

  /// Opens the video with the decoder of the program that ./bench built.
  func open() throws -> VideoSource {
    let program = Workplace.root.appending(path: ".build/release/labeltui").path
    let decoder = DecoderProgram(
      path: program, environment: ProcessInfo.processInfo.environment)
    guard let source = try VideoSource.open(url, with: decoder) else {
      throw BenchError.noProgram(path: program)
    }
    return source
  }
}
