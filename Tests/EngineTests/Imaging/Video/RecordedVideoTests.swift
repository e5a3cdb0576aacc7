import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite(
  "Recorded videos",
  .enabled(
    if: SharedMaterial.isExpected && FFmpeg.isExpected,
    "\(SharedMaterial.absence), or \(FFmpeg.absence)"))
struct RecordedVideoTests {
  static let videos = (1...2).flatMap { pitch in
    ["left", "right"].map { camera in
      SharedMaterial.root.appending(
        path:
          "data/pitch/session-2026-11-15_001/session-2026-11-15_001-pitch-00\(pitch)/\(camera).avi")
    }
  }

  @Test("have the frames of ffmpeg", arguments: videos)
  func frames(url: URL) throws {
    let source = try DecoderUnderTest.open(url)
    let expected = try FFmpeg.frames(of: url, width: 480, height: 320)
    #expect(source.facts.codec == "mjpeg")
    try #require(source.facts.frameCount == expected.count && expected.count == 55)
    for order in VideoExactnessTests.orders(expected.count) {
      let wrong = try order.filter { try source.bytes($0) != expected[$0] }
      #expect(wrong == [])
    }
  }
}
