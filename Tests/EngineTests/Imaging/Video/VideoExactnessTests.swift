import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite("Frames of videos", .enabled(if: FFmpeg.isExpected, "\(FFmpeg.absence)"), .serialized)
struct VideoExactnessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try .inMemory() }

  /// The orders in which frames are decoded: forwards, backwards, with steps, and at random.
  static func orders(_ count: Int) -> [[Int]] {
    var generator = SeededGenerator(seed: 12)
    let steps = (0..<count).map { $0 * 7 % count }
    return [
      Array(0..<count), (0..<count).reversed(), steps, (0..<count).shuffled(using: &generator),
    ]
  }

  @Test("are those of ffmpeg in any order", arguments: VideoCase.all)
  func exactness(video: VideoCase) throws {
    let url = try video.make(in: folder)
    let expected = try FFmpeg.frames(of: url, width: video.width, height: video.height)
    let source = try DecoderUnderTest.open(url)
    #expect(source.facts.width == video.width)
    #expect(source.facts.height == video.height)
    try #require(source.facts.frameCount == expected.count)
    for order in Self.orders(expected.count) {
      let wrong = try order.filter { try source.bytes($0) != expected[$0] }
      #expect(wrong == [])
    }
  }

  @Test(
    "are those that the filter `select` chooses", arguments: ["h264.avi", "late.mp4", "motion.avi"])
  func selection(name: String) throws {
    let video = try #require(VideoCase.all.first { $0.name == name })
    let url = try video.make(in: folder)
    let source = try DecoderUnderTest.open(url)
    for number in [source.facts.frameCount - 1, 5, 0, 13] {
      #expect(try source.bytes(number) == FFmpeg.frame(number, of: url))
    }
  }

  @Test(
    "that a cut has made undecodable have numbers all the same", arguments: ["cut.mkv", "cut.avi"])
  func cut(name: String) throws {
    let options = "open-gop=1:keyint=24:bframes=4:b-pyramid=2:scenecut=0"
    let whole = try VideoCase(
      "whole.\(name.suffix(3))", seconds: 3,
      "-c:v libx264 -pix_fmt yuv420p -x264-params \(options)"
    ).make(in: folder)
    let url = folder.file(name)
    try FFmpeg.run(["-ss", "1.3", "-i", whole.path, "-c", "copy", url.path])
    let expected = try FFmpeg.frames(of: url, width: 322, height: 182)
    let source = try DecoderUnderTest.open(url)
    // The first pictures refer to others before the cut. `ffmpeg` leaves them out.
    let missing = source.facts.frameCount - expected.count
    try #require((1...8).contains(missing))
    for order in VideoExactnessTests.orders(source.facts.frameCount) {
      for number in order {
        if number < missing {
          #expect(throws: VideoError.self) { try source.bytes(number) }
        } else {
          #expect(try source.bytes(number) == expected[number - missing])
        }
      }
    }
  }

  @Test("have facts")
  func facts() throws {
    let url = try VideoCase("h264.mp4", "-c:v libx264 -pix_fmt yuv420p").make(in: folder)
    #expect(
      try DecoderUnderTest.open(url).facts
        == VideoFacts(
          width: 322, height: 182, frameCount: 45, rate: 30, duration: 1.5, codec: "h264"))
  }

  @Test("that do not exist are refused")
  func noSuchFrame() throws {
    let url = try VideoCase("motion.avi", "-c:v mjpeg").make(in: folder)
    let source = try DecoderUnderTest.open(url)
    for number in [-1, 45, .max, .min] {
      let expected = VideoError.noSuchFrame(path: url.path, frame: number, count: 45)
      #expect(throws: expected) { try source.bytes(number) }
    }
  }

  @Test("of MPEG-4 in AVI with B-frames are refused, because nothing there gives their order")
  func unknownOrder() throws {
    let url = try VideoCase("b.avi", "-c:v mpeg4 -bf 2").make(in: folder)
    #expect(
      DecoderUnderTest.refusal(of: url)
        == .unsupported(path: url.path, reason: "its frames are out of order and have no times"))
  }
}
