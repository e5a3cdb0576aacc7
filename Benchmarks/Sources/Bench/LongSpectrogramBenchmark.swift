import Foundation
import Radio

/// The inference image of a minute: shows whether memory stays bounded and speed constant.
struct LongSpectrogramBenchmark: Benchmark {
  private static let runs = 5
  private static let seconds = 60.0
  /// The part of the frames on which the floor is measured.
  private static let floorPart = 10

  var name: String { "spectrogram.long" }
  var summary: String {
    "the inference image of 60 s at 20 MS/s (9.6 GB, sparse), on all processors"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let reader = try workplace.sparseCapture(seconds: Self.seconds)
    let window = reader.capture.window(0..<reader.sampleCount)
    let frames = InferenceSpectrogram.frameCount(sampleCount: reader.sampleCount)
    PeakMemory.reset()
    let workspace = SpectrogramWorkspace()
    let first = try Stopwatch.seconds {
      _ = try InferenceSpectrogram.image(of: reader, window: window, in: workspace)
    }
    let peakMemory = try PeakMemory.bytes()
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        {
          try Stopwatch.seconds {
            _ = try InferenceSpectrogram.image(of: reader, window: window, in: workspace)
          }
        },
        {
          Stopwatch.seconds { workspace.transform(count: frames / Self.floorPart) }
            * Double(Self.floorPart)
        },
      ])
    let processors = ProcessInfo.processInfo.activeProcessorCount
    return Figure(
      name, seconds: medians[0], floor: medians[1],
      floorIs: "\(frames) bare transforms, one thread (a tenth of them, times ten); "
        + "the value is for \(processors) threads",
      runs: Self.runs, peakMemory: peakMemory,
      details: [
        Figure.Detail("the first run, nothing in the page cache", seconds: first, floor: medians[1])
      ])
  }
}
