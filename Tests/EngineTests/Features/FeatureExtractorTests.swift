import Glibc
import TestSupport
import Testing

@testable import Radio

@Suite("Features of signals")
struct FeatureExtractorTests {
  /// Signals for comparisons, 5 chunks of 4,000 samples.
  enum Signal: CaseIterable, Sendable {
    case voiceInNoise, twoTones, weakTone, noise, fading

    private static let count = 20_000

    func samples() -> [Float] {
      var random = SeededGenerator(seed: 11)
      func noise(_ level: Double) -> Double {
        level * ((0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) })
      }
      var (phase, values) = (0.3, [Float]())
      for index in 0..<Self.count {
        let time = Double(index) / 200_000
        var (i, q) = (0.0, 0.0)
        switch self {
        case .voiceInNoise:
          phase += 2 * .pi * (1234 + 5000 * sin(2 * .pi * 700 * time)) / 200_000
          (i, q) = (cos(phase) + noise(0.1), sin(phase) + noise(0.1))
        case .twoTones:
          let (a, b) = (2 * .pi * 30_100 * time, -2 * .pi * 41_300 * time)
          (i, q) = (cos(a) + 0.5 * cos(b) + noise(0.01), sin(a) + 0.5 * sin(b) + noise(0.01))
        case .weakTone:
          let a = 2 * .pi * -12_345 * time
          (i, q) = (1e-4 * cos(a) + noise(1e-4), 1e-4 * sin(a) + noise(1e-4))
        case .noise: (i, q) = (noise(0.3), noise(0.3))
        case .fading:
          let level = 0.2 + abs(sin(2 * .pi * 13 * time))
          let a = 2 * .pi * 5_000 * time
          (i, q) = (level * cos(a) + noise(0.05), level * sin(a) + noise(0.05))
        }
        values += [Float(i), Float(q)]
      }
      return values
    }
  }

  @Test("agree with an independent implementation to 1e-4", arguments: Signal.allCases)
  func reference(signal: Signal) throws {
    let samples = signal.samples()
    let source = MemoryIQSource(interleaved: samples)
    let summary = try #require(
      try FeatureExtractor(sampleRate: 200_000).summary(of: 0..<source.sampleCount, in: source))
    let length = source.sampleCount / 5
    let chunks = (0..<5).map { chunk in
      ReferenceFeatures(
        (chunk * length..<(chunk + 1) * length).map {
          (i: Double(samples[2 * $0]), q: Double(samples[2 * $0 + 1]))
        }, sampleRate: 200_000)
    }
    for feature in SignalFeature.allCases {
      let values = chunks.map { $0.values[feature.rawValue]! }
      let mean = values.reduce(0, +) / 5
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5).squareRoot()
      let expected = [mean, deviation, values.min()!, values.max()!]
      let scale = max(abs(mean), values.map(abs).max()!)
      for (statistic, value) in zip(FeatureStatistic.allCases, expected) {
        let found = summary[feature, statistic]
        #expect(
          abs(found - value) <= 1e-4 * max(scale, 1e-6),
          "\(signal) \(feature.rawValue) \(statistic.rawValue): \(found), not \(value)")
      }
    }
  }

  @Test(
    "a pure tone has the values of the definitions",
    arguments: [-50_000.0, 0.0, 12_500.0, 12_597.65625])
  func tone(frequency: Double) throws {
    let samples = (0..<200_000).flatMap { index in
      let angle = 2 * Double.pi * fmod(frequency / 200_000 * Double(index), 1)
      return [Float(0.5 * cos(angle)), Float(0.5 * sin(angle))]
    }
    let summary = try summary(samples)
    func mean(_ feature: SignalFeature) -> Double { summary[feature, .mean] }
    #expect(abs(mean(.receivedPower) - (30 - 6.0206)) < 1e-3)
    #expect(abs(mean(.frequencyOffset) - frequency) < 0.05 * 200_000 / 1024)
    #expect(abs(mean(.spectralCentroid) - frequency) < 5)
    #expect(abs(mean(.bandwidth) - 200_000 / 1024) <= 200_000 / 1024)
    #expect(abs(mean(.envelopeMean) - 1) < 1e-5 && mean(.envelopeDeviation) < 1e-5)
    #expect(abs(mean(.peakToAverage)) < 1e-4 && mean(.envelopeMaximum) == 1)
    #expect(abs(mean(.zeroCrossingRate) - 2 * abs(frequency) / 200_000) < 1e-3)
    #expect(mean(.signalPresent) == 1 && mean(.confidence) == 1)
    #expect(mean(.signalToNoise) > 60)
    #expect(summary[.receivedPower, .deviation] < 1e-4)
  }

  @Test("white noise has the values of the definitions")
  func noise() throws {
    var random = SeededGenerator(seed: 5)
    let samples = (0..<400_000).map { _ in
      Float((0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) })
    }
    let summary = try summary(samples)
    func mean(_ feature: SignalFeature) -> Double { summary[feature, .mean] }
    #expect(abs(mean(.receivedPower) - (30 + 3.0103)) < 0.1)
    // The median of the lowest 30 % of bins is below the mean of all of them.
    #expect((0.2...1).contains(mean(.receivedPower) - mean(.noiseFloor)))
    #expect(mean(.signalPresent) == 0 && mean(.confidence) == 0)
    #expect(abs(mean(.spectralCentroid)) < 2000)
    #expect(abs(mean(.spectralRolloff) - 70_000) < 2000)
    #expect(mean(.bandwidth) > 190_000)
    // A Rayleigh distribution: the mean is the square root of pi / 4 of the root mean square.
    let ratio = mean(.envelopeDeviation) / mean(.envelopeMean)
    #expect(abs(ratio - (4 / Double.pi - 1).squareRoot()) < 0.01)
    #expect(abs(mean(.zeroCrossingRate) - 0.5) < 0.01)
    #expect(mean(.delaySpread) == 0 && mean(.delaySpreadConfidence) == 0)
  }

  @Test("silence has finite values, and no signal")
  func silence() throws {
    let summary = try summary([Float](repeating: 0, count: 2000))
    let columns = summary.columns
    #expect(columns.allSatisfy { $0.isFinite })
    #expect(summary[.signalPresent, .maximum] == 0)
    #expect(summary[.receivedPower, .mean] == -170)
  }

  @Test("the shortest part has features; a shorter one is refused")
  func shortest() throws {
    let samples = (0..<160).map { Float(sin(Double($0))) }
    let columns = try summary(samples).columns
    #expect(columns.allSatisfy { $0.isFinite })
    #expect(throws: FeatureError.tooShort(sampleCount: 79)) {
      try summary(Array(samples.prefix(158)))
    }
  }

  @Test("samples that are not finite are refused with their place")
  func notFinite() throws {
    var samples = [Float](repeating: 0.5, count: 20_000)
    samples[12_345] = .nan
    #expect(throws: MeasurementError.notFinite(sample: 6172, sampleRate: 200_000)) {
      try summary(samples)
    }
  }

  @Test("the work can be cancelled")
  func cancelled() throws {
    let source = MemoryIQSource(interleaved: [Float](repeating: 0.5, count: 200_000))
    var shares: [Double] = []
    let result = try FeatureExtractor(sampleRate: 1e6).summary(of: 0..<100_000, in: source) {
      shares.append($0)
      return $0 < 0.5
    }
    #expect(result == nil)
    #expect(shares == shares.sorted() && shares.last! < 0.7)
  }

  private func summary(_ samples: [Float]) throws -> FeatureSummary {
    let source = MemoryIQSource(interleaved: samples)
    return try #require(
      try FeatureExtractor(sampleRate: 200_000).summary(of: 0..<source.sampleCount, in: source))
  }
}
