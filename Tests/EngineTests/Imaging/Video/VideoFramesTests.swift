import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging

@Suite("Frames in advance", .enabled(if: FFmpeg.isExpected, "\(FFmpeg.absence)"))
struct VideoFramesTests {
  private let video = VideoCase(
    "h264.mp4", width: 160, height: 90, seconds: 4, "-c:v libx264 -pix_fmt yuv420p -g 12 -bf 3")
  private let folder: TemporaryFolder
  private let url: URL
  private let expected: [Data]

  init() throws {
    folder = try .inMemory()
    url = try video.make(in: folder)
    expected = try FFmpeg.frames(of: url, width: video.width, height: video.height)
  }

  private func frames(capacity: Int) throws -> VideoFrames {
    let source = try DecoderUnderTest.open(url)
    return VideoFrames(source, cacheBytes: capacity * source.facts.pyramidBytes)
  }

  private func isRight(_ picture: PicturePyramid?, _ number: Int) -> Bool {
    picture.map { Data($0.levels[0].bytes) == expected[number] } ?? false
  }

  @Test("pictures are those of the video, in any order")
  func pictures() throws {
    let frames = try frames(capacity: 9)
    for order in VideoExactnessTests.orders(120) {
      for number in order.prefix(40) { #expect(isRight(try frames.load(number), number)) }
    }
    frames.close()
  }

  @Test("the frames ahead are there before they are asked for, forwards and backwards")
  func ahead() throws {
    let frames = try frames(capacity: 9)
    _ = try frames.load(50)
    _ = try frames.load(51)
    frames.finishReadingAhead()
    let process = try #require(frames.source.processIdentifier)
    // Without the decoder, only frames that are there can be loaded.
    kill(process, SIGSTOP)
    for number in 52...56 { #expect(isRight(try frames.load(number), number)) }
    kill(process, SIGCONT)
    _ = try frames.load(55)
    frames.finishReadingAhead()
    kill(process, SIGSTOP)
    for number in (50...54).reversed() { #expect(isRight(try frames.load(number), number)) }
    kill(process, SIGCONT)
    frames.close()
  }

  @Test("frames in advance stop at the ends of the video, and at the limit of memory")
  func limits() throws {
    let frames = try frames(capacity: 6)
    for number in [118, 119, 1, 0] {
      #expect(isRight(try frames.load(number), number))
      frames.finishReadingAhead()
      #expect(frames.frameCount <= 6)
    }
    frames.close()
  }

  @Test("threads may load at the same time")
  func threads() throws {
    let frames = try frames(capacity: 8)
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      var generator = SeededGenerator(seed: UInt64(thread))
      for _ in 0..<40 {
        let number = Int.random(in: 0..<120, using: &generator)
        if !isRight(try? frames.load(number), number) { wrong.withLock { $0 += 1 } }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
    frames.close()
  }

  @Test("loading can be cancelled")
  func cancelling() throws {
    let frames = try frames(capacity: 4)
    #expect(try frames.load(90, isCancelled: { true }) == nil)
    #expect(isRight(try frames.load(90), 90))
    frames.close()
  }

  @Test("pictures are loaded without threads as well")
  func withoutThreads() throws {
    let source = try DecoderUnderTest.open(url)
    let frames = VideoFrames(source) { _ throws(ThreadError) in
      throw ThreadError.cannotStart(code: 11)
    }
    for number in [3, 4, 80] { #expect(isRight(try frames.load(number), number)) }
    frames.close()
  }

  @Test("a decoder that ends in between delays only one frame")
  func restarting() throws {
    let frames = try frames(capacity: 6)
    _ = try frames.load(10)
    frames.finishReadingAhead()
    kill(try #require(frames.source.processIdentifier), SIGKILL)
    #expect(throws: VideoError.self) { try frames.load(60) }
    #expect(isRight(try frames.load(61), 61))
    frames.close()
  }
}
