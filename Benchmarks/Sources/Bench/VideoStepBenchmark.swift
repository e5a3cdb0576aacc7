import Foundation
import Imaging

/// Stepping through a video: from asking for the next frame to its picture, 60 times per second.
struct VideoStepBenchmark: Benchmark {
  private static let runs = 300
  private static let pause = Duration.microseconds(16_667)

  let coding: MadeVideo.Coding

  var name: String { "video.step_\(coding)" }
  var summary: String {
    "the next frame of a video of 1280 x 720 (\(coding)) as a picture, 60 frames per second, 99th percentile"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let video = try MadeVideo(coding, seconds: 20)
    PeakMemory.reset()
    let frames = VideoFrames(try video.open())
    let paced = try steps(frames, from: 0, pause: Self.pause)
    let decoder = try frames.source.processIdentifier.map(PeakMemory.bytes(of:)) ?? 0
    let memory = try PeakMemory.bytes()
    let hurried = try steps(frames, from: Self.runs, pause: .zero)
    let backwards = try steps(frames, from: -2 * Self.runs, pause: Self.pause)
    frames.close()
    let bare = try BareVideo(video.url)
    let floor = Rounds.median(try (0..<Self.runs).map { try bare.seconds($0) })
    return Figure(
      name, seconds: Rounds.percentile(99, of: paced), floor: floor,
      floorIs: "libavcodec and libswscale called directly, median of a frame", runs: Self.runs,
      peakMemory: memory + decoder,
      details: [
        Figure.Detail("limit", seconds: 0.03),
        Figure.Detail("median", seconds: Rounds.median(paced)),
        Figure.Detail("without a pause, median", seconds: Rounds.median(hurried), floor: floor),
        Figure.Detail(
          "without a pause, 99th percentile", seconds: Rounds.percentile(99, of: hurried)),
        Figure.Detail(
          "backwards, 99th percentile", seconds: Rounds.percentile(99, of: backwards)),
        Figure.Detail("memory of the process that decodes", bytes: decoder),
      ])
  }

  /// The seconds of each of `runs` steps: forwards from frame `first`, or backwards from frame -`first`.
  private func steps(_ frames: VideoFrames, from first: Int, pause: Duration) throws -> [Double] {
    try (0..<Self.runs).map { step in
      let next = ContinuousClock.now + pause
      let seconds = try Stopwatch.seconds { _ = try frames.load(abs(first + step)) }
      let left = next - .now
      if left > .zero { usleep(useconds_t(left / .microseconds(1))) }
      return seconds
    }
  }
}
