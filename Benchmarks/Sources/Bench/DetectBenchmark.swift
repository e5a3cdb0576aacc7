import Foundation
import Radio
import TestSupport

/// How long the detector takes in comparison with its transforms alone.
struct DetectBenchmark: Benchmark {
  /// What is searched.
  enum Content: String, CaseIterable {
    /// One signal of every kind at 20 MS/s, in a file.
    case wide
    /// Constructed scenes at 2 MS/s, full of signals, one after the other in a file of 16-bit samples.
    case narrow
  }

  private static let runs = 7
  private static let seconds = 2.0
  private static let scenes: ClosedRange<UInt64> = 4041...4056
  private static let fullScale: Float = 32_767

  let content: Content

  var name: String { "detect.\(content.rawValue)" }
  var summary: String {
    switch content {
    case .wide: "the signals in 40,000,000 samples at 20 MS/s, read from a file, on one thread"
    case .narrow:
      "the signals in \(Self.scenes.count) constructed scenes at 2 MS/s, read from a file, on one thread"
    }
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let reader =
      switch content {
      case .wide: try workplace.capture(seconds: Self.seconds)
      case .narrow: try Self.scenes(in: workplace)
      }
    PeakMemory.reset()
    try detect(in: reader, threads: 1)
    let peakMemory = try PeakMemory.bytes()
    let bare = BareTransforms(
      sampleCount: reader.sampleCount, sampleRate: reader.capture.sampleRate)
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try Stopwatch.seconds { try detect(in: reader, threads: 1) } },
        { Stopwatch.seconds { bare.run() } },
        { try Stopwatch.seconds { try detect(in: reader, threads: 2) } },
      ])
    return Figure(
      name, seconds: medians[0], floor: medians[1],
      floorIs: "a bare transform for each of \(bare.count) frames, one thread", runs: Self.runs,
      peakMemory: peakMemory,
      details: [Figure.Detail("on two threads", seconds: medians[2], floor: medians[1])])
  }

  private func detect(in reader: CaptureReader, threads: Int) throws {
    _ = try SignalDetector.detect(
      in: reader, of: CaptureFrame(reader.capture), samples: 0..<reader.sampleCount,
      threads: threads)
  }

  private static func scenes(in workplace: Workplace) throws -> CaptureReader {
    let url = workplace.file("scenes.raw")
    let samples = scenes.flatMap { seed in
      ConstructedScene(seed: seed).samples.map { value in
        Int16(max(-1, min(1, value)) * fullScale).littleEndian
      }
    }
    try samples.withUnsafeBytes { Data($0) }.write(to: url)
    var given = CaptureParameters()
    given.format = SampleFormat(.int16)
    given.sampleRate = ConstructedScene.sampleRate
    return try CaptureReader(try CaptureFile.open(url, given: given))
  }
}
