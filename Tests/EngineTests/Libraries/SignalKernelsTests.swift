import Glibc
import Testing

@testable import Libraries

@Suite("Kernels of signals")
struct SignalKernelsTests {
  private static let all = SpectrogramKernels.Level.allCases.map(SignalKernels.init)

  private func noiseState(_ seed: UInt64) -> NoiseState {
    var word = seed
    return NoiseState {
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return word ^ (word >> 29)
    }
  }

  @Test("noise is white, normal, and the same on every instruction set")
  func noise() {
    let count = 65_536
    let results = Self.all.map { kernels in
      var values = [Float](repeating: 1, count: 2 * count)
      var state = noiseState(7)
      for start in stride(from: 0, to: count, by: 4096) {
        values.withUnsafeMutableBufferPointer {
          kernels.addNoise(
            &state, deviation: 0.5, count: 4096, to: $0.baseAddress! + 2 * start)
        }
      }
      return values
    }
    #expect(results.allSatisfy { $0 == results[0] })
    let noise = results[0].map { 2 * (Double($0) - 1) }
    let moments = (1...4).map { power in
      noise.reduce(0) { $0 + pow($1, Double(power)) } / Double(noise.count)
    }
    #expect(abs(moments[0]) < 0.01 && abs(moments[1] - 1) < 0.02)
    #expect(abs(moments[2]) < 0.03 && abs(moments[3] - 3) < 0.1)
    for lag in [1, 2, 16, 31, 32, 33, 64] {
      let sum = (0..<noise.count - lag).reduce(0) { $0 + noise[$1] * noise[$1 + lag] }
      #expect(abs(sum / Double(noise.count)) < 0.015, "lag \(lag)")
    }
    // The share of values beyond 1, 2 and 3 deviations.
    for (limit, share) in [(1.0, 0.3173), (2.0, 0.0455), (3.0, 0.0027)] {
      let found = Double(noise.count { abs($0) > limit }) / Double(noise.count)
      #expect(abs(found - share) < 0.003)
    }
  }

  @Test("phasors are exact to 2e-7 for many turns")
  func phasors() {
    let turns = (0..<4096).map { Float(sin(Double($0) * 0.37)) * ($0.isMultiple(of: 2) ? 1 : 1000) }
    let results = Self.all.map { kernels in
      var values = [Float](repeating: 0, count: 2 * turns.count)
      kernels.phasors(turns, count: turns.count, into: &values)
      return values
    }
    #expect(results.allSatisfy { $0 == results[0] })
    for (index, turn) in turns.enumerated() {
      let angle = 2 * Double.pi * fmod(Double(turn), 1)
      #expect(abs(Double(results[0][2 * index]) - cos(angle)) < 2e-7)
      #expect(abs(Double(results[0][2 * index + 1]) - sin(angle)) < 2e-7)
    }
  }

  @Test("a convolution adds the delayed samples", arguments: [1, 2, 17])
  func convolution(tapCount: Int) {
    let count = 64
    let samples = (0..<2 * (count + tapCount)).map { Float(sin(Double($0 * $0))) }
    let taps = (0..<2 * tapCount).map { Float(cos(Double($0) * 1.3)) }
    let results = Self.all.map { kernels in
      var values = [Float](repeating: 0, count: 2 * count)
      samples.withUnsafeBufferPointer {
        kernels.convolve(
          $0.baseAddress! + 2 * (tapCount - 1), with: taps, count: count, into: &values)
      }
      return values
    }
    #expect(results.allSatisfy { $0 == results[0] })
    for index in 0..<count {
      var (i, q) = (0.0, 0.0)
      for tap in 0..<tapCount {
        let place = 2 * (index + tapCount - 1 - tap)
        let (a, b) = (Double(samples[place]), Double(samples[place + 1]))
        let (c, d) = (Double(taps[2 * tap]), Double(taps[2 * tap + 1]))
        (i, q) = (i + a * c - b * d, q + a * d + b * c)
      }
      #expect(abs(Double(results[0][2 * index]) - i) < 1e-5)
      #expect(abs(Double(results[0][2 * index + 1]) - q) < 1e-5)
    }
  }

  @Test("gains are interpolated between every sixteenth sample")
  func modulation() {
    let count = 64
    let gains = (0..<2 * (count / 16 + 1)).map { Float(sin(Double($0) * 0.7)) }
    let samples = (0..<2 * count).map { Float(cos(Double($0) * 2.1)) }
    let results = Self.all.map { kernels in
      var values = samples
      kernels.modulate(&values, by: gains, count: count)
      return values
    }
    #expect(results.allSatisfy { $0 == results[0] })
    for index in 0..<count {
      let (block, share) = (index / 16, Double(index % 16) / 16)
      let gain = (0..<2).map { part in
        (1 - share) * Double(gains[2 * block + part]) + share * Double(gains[2 * block + 2 + part])
      }
      let (a, b) = (Double(samples[2 * index]), Double(samples[2 * index + 1]))
      #expect(abs(Double(results[0][2 * index]) - (a * gain[0] - b * gain[1])) < 1e-6)
      #expect(abs(Double(results[0][2 * index + 1]) - (a * gain[1] + b * gain[0])) < 1e-6)
    }
  }

  @Test("envelopes of any length", arguments: [1, 15, 16, 17, 1000])
  func envelope(count: Int) {
    let samples = (0..<2 * count).map { Float(sin(Double($0) * 0.9) + 0.2) }
    let powers = (0..<count).map { index in
      let (i, q) = (Double(samples[2 * index]), Double(samples[2 * index + 1]))
      return i * i + q * q
    }
    for kernels in Self.all {
      var isNegative = true
      let sums = kernels.envelope(samples, count: count, isNegative: &isNegative)
      #expect(abs(sums.power - powers.reduce(0, +)) < 1e-5 * Double(count))
      #expect(abs(sums.largestPower - powers.max()!) < 1e-6)
      let differences = powers.map { $0.squareRoot() - sums.reference }
      #expect(abs(sums.difference - differences.reduce(0, +)) < 1e-5 * Double(count))
      let squares = differences.reduce(0) { $0 + $1 * $1 }
      #expect(abs(sums.squaredDifference - squares) < 1e-5 * Double(count))
      let signs = [true] + (0..<count).map { samples[2 * $0] < 0 }
      #expect(sums.crossings == zip(signs, signs.dropFirst()).count { $0 != $1 })
      #expect(isNegative == signs.last)
    }
  }
}
