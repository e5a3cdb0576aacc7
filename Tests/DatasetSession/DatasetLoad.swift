import Datasets
import Foundation
import Radio
import TestSupport

/// Saves, replaces, reviews and deletes at random, as one of several processes that use a dataset: `DatasetSession --load
/// FOLDER SEED SECONDS`. Prints a line for every change that was acknowledged.
struct DatasetLoad {
  private let dataset: Dataset
  private var generator: SeededGenerator
  private let end: ContinuousClock.Instant
  private let seed: Int
  private var samples: [SampleReference] = []
  private var windows: [SampleReference: Int] = [:]
  private var window = 0
  private let npz = NPZ.encode(
    SpectrogramImage(pixels: [UInt8](repeating: 40, count: 1024 * 1024)))

  init(_ arguments: [String]) {
    dataset = Dataset(folder: URL(filePath: arguments[0]))
    seed = Int(arguments[1]) ?? 0
    generator = SeededGenerator(seed: UInt64(seed))
    end = ContinuousClock.now + .seconds(Double(arguments[2]) ?? 1)
  }

  mutating func run() throws {
    try dataset.signals.recover()
    while ContinuousClock.now < end { try step() }
  }

  private mutating func step() throws {
    let sample = samples.randomElement(using: &generator)
    switch (Int.random(in: 0..<10, using: &generator), sample) {
    case (0..<4, _), (_, nil):
      window += 1
      let signal = try SignalName(["drone", "video"].randomElement(using: &generator) ?? "drone")
      let saved = try dataset.signals.save(draft(signal, window, column: 1), npz: npz).sample
      samples.append(saved)
      windows[saved] = window
      answer("saved \(saved)")
    case (4..<6, let sample?):
      let column = Int.random(in: 2..<400, using: &generator)
      let draft = draft(sample.signal, windows[sample] ?? 0, column: column)
      let outcome = try dataset.signals.save(draft, npz: npz)
      if outcome.change == .replaced { answer("replaced \(sample)") }
    case (6..<9, let sample?):
      let status = ReviewStatus.allCases.randomElement(using: &generator) ?? .good
      _ = try dataset.review(
        .signal(sample), status, reviewer: "p\(seed % 3)", revision: 1)
      answer("reviewed \(sample)")
    case (_, let sample?):
      samples.removeAll { $0 == sample }
      // Unanswered deletions are known, too.
      answer("deleting \(sample)")
      if try dataset.delete(.signal(sample)) { answer("deleted \(sample)") }
    }
  }

  private func draft(_ signal: SignalName, _ window: Int, column: Int) -> SampleDraft {
    SampleDraft(
      signal: signal, iqSHA256: "hash\(seed)-\(window)", sourceCapture: "p\(seed).rfcap",
      timeOffset: Double(window) * 0.2, duration: 0.2, centerFrequency: 2430, sampleRate: 20,
      boxes: [
        SampleBox(
          pixels: PixelBox(xMin: column, yMin: 256, xMax: 512, yMax: 512), source: .userLabel,
          verified: true)
      ], labeler: "anna")
  }

  /// Written at once, so that a killed process leaves whole lines.
  private func answer(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
