import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("Descriptions of signals")
struct SignalDescriptionTests {
  private static let rate = 1e6
  private static let band = -5e5...5e5

  /// Noise with a tone from sample 20,000 to 40,000, and a wide signal from 60,000 to 80,000.
  private func source() -> MemoryIQSource {
    var random = SeededGenerator(seed: 1)
    var values: [Float] = []
    for sample in 0..<100_000 {
      var (i, q) = (
        Float.random(in: -0.01...0.01, using: &random),
        Float.random(in: -0.01...0.01, using: &random)
      )
      if (20_000..<40_000).contains(sample) {
        i += 0.3 * cos(0.3 * Float(sample))
        q += 0.3 * sin(0.3 * Float(sample))
      } else if (60_000..<80_000).contains(sample) {
        i += .random(in: -0.3...0.3, using: &random)
        q += .random(in: -0.3...0.3, using: &random)
      }
      values += [i, q]
    }
    return MemoryIQSource(interleaved: values)
  }

  private func features(_ samples: Range<Int>, _ band: ClosedRange<Double>) throws -> [Double]? {
    try SignalDescription.features(
      of: Box(samples: samples, frequencies: band), in: source(), sampleRate: Self.rate,
      band: Self.band)?.map(\.value)
  }

  @Test("tell a tone from noise by the shape of the spectrum")
  func kinds() throws {
    let tone = try #require(try features(20_000..<40_000, 2e4...8e4))
    let wide = try #require(try features(60_000..<80_000, -4e5...4e5))
    #expect(tone.count == wide.count && (tone + wide).allSatisfy(\.isFinite))
    #expect(tone[0] > 15 && tone[1] < wide[1] - 5)
  }

  @Test("a box that is half signal varies more in time")
  func time() throws {
    let steady = try #require(try features(20_000..<40_000, 2e4...8e4))
    let half = try #require(try features(20_000..<60_000, 2e4...8e4))
    #expect(half[2] > steady[2] + 5)
  }

  @Test(
    "of boxes outside of the capture or of any size are harmless",
    arguments: [
      (0..<1, 0.0...0.0), (99_999..<Int.max, -1e308...1e308), (5..<6, 1e300...1e301),
      (0..<100_000, -.infinity ... .infinity),
    ] as [(Range<Int>, ClosedRange<Double>)])
  func edges(samples: Range<Int>, band: ClosedRange<Double>) throws {
    let found = try features(samples, band)
    #expect(found.map { $0.allSatisfy(\.isFinite) } ?? true)
  }

  @Test("are not made of samples that are missing or no numbers")
  func missing() throws {
    #expect(try features(200_000..<300_000, -1e4...1e4) == nil)
    let damaged = MemoryIQSource(interleaved: [Float](repeating: .nan, count: 2000))
    let box = Box(samples: 0..<1000, frequencies: -1e5...1e5)
    #expect(
      try SignalDescription.features(
        of: box, in: damaged, sampleRate: Self.rate, band: Self.band) == nil)
  }
}
