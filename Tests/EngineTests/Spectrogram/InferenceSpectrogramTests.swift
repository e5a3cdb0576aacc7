import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Libraries
@testable import Radio

@Suite("Inference spectrogram")
struct InferenceSpectrogramTests {
  @Test(
    "matches the golden: at most 50 pixels differ, each by 1",
    .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"),
    arguments: GoldenCase.all)
  func golden(_ golden: GoldenCase) throws {
    let iq = golden.iq
    #expect(iq.withUnsafeBytes { SHA256.hexadecimal(of: Data($0)) } == golden.iqDigest)
    let image = try image(of: ArraySource(iq: iq))
    let expected = try NPZ.decode(Data(contentsOf: golden.golden))
    let differences = zip(image.pixels, expected.pixels).map { abs(Int($0) - Int($1)) }
    #expect(differences.count { $0 > 0 } <= 50)
    #expect(differences.max() ?? 0 <= 1)
    #expect(try self.image(of: ArraySource(iq: iq)) == image, "two runs give the same bytes")
  }

  @Test("all goldens exist", .enabled(if: SharedMaterial.isExpected))
  func goldenCount() { #expect(GoldenCase.all.count == 9) }

  @Test(
    "a tone at bin k is brightest in the row of bin k", arguments: [-2000, -513, 0, 1, 770, 2046],
    SpectrogramKernels.Level.allCases)
  func toneRow(bin: Int, level: SpectrogramKernels.Level) throws {
    let image = try image(of: .tone(bin: bin, samples: 8192), on: level)
    let column = (0..<1024).map { image.pixels[$0 * 1024 + 512] }
    let brightest = column.indices.max { column[$0] < column[$1] }
    // Row i of 1024 is computed from source rows 4i+1 and 4i+2 of 4096, the highest frequency on
    // top.
    let sourceRow = 4095 - (bin + 2048)
    #expect(abs((brightest ?? -9) - sourceRow / 4) <= 1)
  }

  @Test(
    "scaling by a power of two changes almost nothing",
    arguments: SpectrogramKernels.Level.allCases)
  func scaling(level: SpectrogramKernels.Level) throws {
    let source = noise(samples: 40_000)
    let louder = ArraySource(iq: source.iq.map { $0 * 16 })
    let (one, other) = (try image(of: source, on: level), try image(of: louder, on: level))
    let differences = zip(one.pixels, other.pixels).map { abs(Int($0) - Int($1)) }
    #expect(differences.max() ?? 9 <= 1)
    #expect(differences.count { $0 > 0 } < 100)
  }

  @Test(
    "a window inside a longer source equals the window alone",
    arguments: SpectrogramKernels.Level.allCases)
  func position(level: SpectrogramKernels.Level) throws {
    let source = noise(samples: 30_000)
    let part = ArraySource(iq: Array(source.iq[(2 * 7001)..<(2 * 27_001)]))
    let inside = try InferenceSpectrogram.image(
      of: source,
      window: SampleWindow(samples: 7001..<27_001, sampleRate: 1e6, centerFrequency: 0),
      in: workspace(level))
    #expect(try inside == image(of: part, on: level))
  }

  @Test("refuses windows without an image, with the reason")
  func refusals() {
    let short = ArraySource(iq: [Float](repeating: 0, count: 2 * 4095))
    #expect(throws: SpectrogramError.tooShort(samples: 4095, sampleRate: 1e6)) {
      try image(of: short)
    }
    let silence = ArraySource(iq: [Float](repeating: 0, count: 2 * 5000))
    let late = SampleWindow(samples: 1000..<5001, sampleRate: 1e6, centerFrequency: 0)
    #expect(throws: SpectrogramError.self) {
      try InferenceSpectrogram.image(of: silence, window: late)
    }
    let message = SpectrogramError.tooShort(samples: 4095, sampleRate: 1e6).description
    #expect(message.contains("4.096 ms"))
  }

  @Test(
    "NaN and infinity are found anywhere, including after the last frame",
    arguments: [(3, Float.nan), (9000, .infinity), (4096 + 2048 * 3 + 1900, -.infinity)],
    SpectrogramKernels.Level.allCases)
  func damage(_ damage: (sample: Int, value: Float), level: SpectrogramKernels.Level) {
    let (sample, value) = damage
    var source = noise(samples: 4096 + 2048 * 3 + 2000)
    source.iq[2 * sample + 1] = value
    #expect(throws: SpectrogramError.notFinite(sample: sample, sampleRate: 1e6)) {
      try image(of: source, on: level)
    }
  }

  @Test("amplitudes whose power exceeds float32 are refused")
  func overflow() {
    #expect(throws: SpectrogramError.self) {
      try image(of: .tone(bin: 3, samples: 4096, amplitude: 1e30))
    }
  }

  @Test("silence is legal: every pixel is 255")
  func silence() throws {
    let image = try image(of: ArraySource(iq: [Float](repeating: 0, count: 2 * 9000)))
    #expect(image.pixels.allSatisfy { $0 == 255 })
  }

  @Test("progress rises to 1 and can cancel")
  func progress() throws {
    var shares: [Double] = []
    let source = noise(samples: 4096 + 2048 * 200)
    // One thread: the calling thread, which alone reports progress.
    let workspace = SpectrogramWorkspace(threads: 1)
    _ = try InferenceSpectrogram.image(of: source, window: window(source), in: workspace) {
      shares.append($0)
      return true
    }
    #expect(shares.last == 1 && shares == shares.sorted() && shares.count > 2)
    #expect(throws: SpectrogramError.cancelled) {
      try InferenceSpectrogram.image(of: source, window: window(source)) { _ in false }
    }
  }

  private func window(_ source: ArraySource) -> SampleWindow {
    SampleWindow(samples: 0..<source.sampleCount, sampleRate: 1e6, centerFrequency: 0)
  }

  private func image(
    of source: ArraySource, on level: SpectrogramKernels.Level = .avx512
  ) throws -> SpectrogramImage {
    try InferenceSpectrogram.image(of: source, window: window(source), in: workspace(level))
  }

  private func workspace(_ level: SpectrogramKernels.Level) -> SpectrogramWorkspace {
    SpectrogramWorkspace(threads: 2, kernels: SpectrogramKernels(upTo: level))
  }

  private func noise(samples: Int) -> ArraySource {
    var generator = SeededGenerator(seed: 7)
    return ArraySource(iq: (0..<(2 * samples)).map { _ in .random(in: -1...1, using: &generator) })
  }
}
