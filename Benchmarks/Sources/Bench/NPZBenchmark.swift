import Datasets
import Foundation
import Radio

/// The image of a sample as a file in memory, compared with other compressors.
struct NPZBenchmark: Benchmark {
  private static let runs = 41
  private static let candidateRuns = 7
  /// A real capture outside of the repository: video, whose image is smoother than a synthetic one.
  private static let realCapture = Workplace.root.deletingLastPathComponent()
    .appending(path: "shared/data/rf/MAN_151200ZNOV26_5925.rfcap")

  var name: String { "npz" }
  var summary: String { "the image of a sample as .npz in memory, compared with other compressors" }

  func measure(in workplace: Workplace) throws -> Figure {
    let image = try image(of: try workplace.capture(seconds: 0.2))
    PeakMemory.reset()
    let size = NPZ.encode(image).count
    let peakMemory = try PeakMemory.bytes()
    let choice = try CompressorChoice(for: image)
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { Stopwatch.seconds { _ = NPZ.encode(image) } },
        { try Stopwatch.seconds { _ = try choice.floor.run() } },
      ])
    var details = [Figure.Detail("the file", seconds: medians[0], floor: medians[1], bytes: size)]
    details += try choice.details(runs: Self.candidateRuns, label: "synthetic")
    if let capture = try? CaptureFile.open(Self.realCapture) {
      let real = try CompressorChoice(for: try self.image(of: try CaptureReader(capture)))
      details += try real.details(runs: Self.candidateRuns, label: "real video")
    }
    return Figure(
      name, seconds: medians[0], floor: medians[1], floorIs: choice.floorName, runs: Self.runs,
      peakMemory: peakMemory, details: details)
  }

  private func image(of reader: CaptureReader) throws -> SpectrogramImage {
    try InferenceSpectrogram.image(
      of: reader, window: reader.capture.window(0..<reader.sampleCount))
  }
}
