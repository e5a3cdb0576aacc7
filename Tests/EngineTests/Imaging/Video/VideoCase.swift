import Foundation
import TestSupport
import Testing

@testable import Imaging

/// A video that a test makes with `ffmpeg`.
struct VideoCase: CustomTestStringConvertible, Sendable {
  let name: String
  let width: Int
  let height: Int
  let source: String
  let coding: [String]
  /// Options with which the made video is copied to the one under test; nil to use it as it is.
  let copying: [String]?

  /// A video `name` of `seconds` seconds with 30 frames each, coded with the options in `coding`.
  init(
    _ name: String, width: Int = 322, height: Int = 182, seconds: Double = 1.5, _ coding: String,
    filter: String = "", copying: String? = nil
  ) {
    self.name = name
    self.width = width
    self.height = height
    // The source `testsrc2` rounds odd sizes.
    let pattern = width % 2 == 0 && height % 2 == 0 ? "testsrc2" : "testsrc"
    source = "\(pattern)=s=\(width)x\(height):r=30:d=\(seconds)\(filter)"
    self.coding = coding.split(separator: " ").map(String.init)
    self.copying = copying.map { $0.split(separator: " ").map(String.init) }
  }

  var testDescription: String { name }

  /// Makes the video in `folder`.
  func make(in folder: TemporaryFolder) throws -> URL {
    let url = folder.file(name)
    guard let copying else {
      try FFmpeg.makeVideo(source, coding, at: url)
      return url
    }
    let whole = folder.file("whole-\(name)")
    try FFmpeg.makeVideo(source, coding, at: whole)
    try FFmpeg.run(["-i", whole.path] + copying + ["-c", "copy", url.path])
    return url
  }

  private static let h264 = "-c:v libx264 -pix_fmt yuv420p -threads 1 -g 12 -bf 3"

  static let all = [
    VideoCase("motion.avi", width: 321, height: 181, "-c:v mjpeg -pix_fmt yuvj420p"),
    VideoCase("motion-422.avi", width: 321, height: 181, "-c:v mjpeg -pix_fmt yuvj422p"),
    VideoCase("motion-444.mov", width: 33, height: 17, "-c:v mjpeg -pix_fmt yuvj444p"),
    VideoCase("h264.avi", h264),
    VideoCase("h264.mp4", h264),
    VideoCase("h264.mkv", h264),
    VideoCase("fragments.mp4", h264 + " -movflags frag_keyframe+empty_moov"),
    VideoCase("odd.mp4", width: 161, height: 91, "-c:v libx264 -pix_fmt yuv444p -g 12"),
    VideoCase("422.mp4", "-c:v libx264 -pix_fmt yuv422p"),
    VideoCase("10bit.mp4", "-c:v libx264 -pix_fmt yuv420p10le"),
    VideoCase("full-range.mp4", h264 + " -colorspace bt709 -color_range pc"),
    VideoCase("hd-colors.mp4", h264 + " -colorspace bt709 -color_primaries bt709 -color_trc bt709"),
    VideoCase(
      "open.mp4", seconds: 3,
      "-c:v libx264 -pix_fmt yuv420p -x264-params open-gop=1:keyint=24:bframes=4:b-pyramid=2:scenecut=0"
    ),
    VideoCase(
      "open.avi", seconds: 3,
      "-c:v libx264 -pix_fmt yuv420p -x264-params open-gop=1:keyint=24:bframes=4:b-pyramid=2"),
    VideoCase(
      "refresh.mp4", "-c:v libx264 -pix_fmt yuv420p -x264-params intra-refresh=1:keyint=20"),
    VideoCase("interlaced.mp4", height: 184, h264 + " -x264-params interlaced=1"),
    VideoCase(
      "variable.mp4", h264 + " -vsync vfr", filter: ",select='not(mod(n*n\\,7))+eq(mod(n\\,5)\\,1)'"
    ),
    VideoCase("late.mp4", h264, copying: "-ss 0.7"),
    VideoCase(
      "late-open.mp4", seconds: 3,
      "-c:v libx264 -pix_fmt yuv420p -x264-params open-gop=1:keyint=24:bframes=4",
      copying: "-ss 1.3"
    ),
    VideoCase("rotated.mp4", h264, copying: "-metadata:s:v rotate=90"),
    VideoCase("two-b.mp4", "-c:v mpeg4 -g 12 -bf 2"),
    VideoCase("mpeg4.avi", "-c:v mpeg4 -g 12"),
    VideoCase("vp9.mkv", seconds: 0.5, "-c:v libvpx-vp9 -g 12 -cpu-used 8 -deadline realtime"),
    VideoCase(
      "hevc.mp4", seconds: 0.8,
      "-c:v libx265 -pix_fmt yuv420p -x265-params log-level=none:keyint=12:open-gop=1"),
    VideoCase("lossless.avi", "-c:v ffv1 -level 1 -g 10 -pix_fmt yuv422p"),
    VideoCase("png.avi", seconds: 0.5, "-c:v png"),
    VideoCase("raw.avi", seconds: 0.3, "-c:v rawvideo -pix_fmt bgr24"),
  ]
}
