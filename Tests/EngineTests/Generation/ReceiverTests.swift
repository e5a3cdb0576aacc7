import Glibc
import TestSupport
import Testing

@testable import Generation
@testable import Libraries
@testable import Radio

@Suite("Received signals")
struct ReceiverTests {
  private static let rate = 200_000.0
  private static let count = 65_536

  private func transmission(_ modulation: Modulation, seed: UInt64) -> TransmittedVoice {
    let transmission = TransmittedVoice(sampleCount: Self.count, sampleRate: Self.rate)
    var random = SplitMix64(seed: seed)
    transmission.generate(modulation, using: &random)
    return transmission
  }

  private func reception(
    seed: UInt64, signalToNoise: Double, isPlain: Bool = false
  ) -> (Reception, SplitMix64) {
    var propagation = Propagation()
    propagation.signalToNoise = signalToNoise...signalToNoise
    propagation.hasFading = false
    propagation.hasMultipath = !isPlain
    var random = SplitMix64(seed: seed)
    return (Reception(distance: 20_000, propagation, using: &random), random)
  }

  @Test("the signal-to-noise ratio is within 0.5 dB", arguments: [-10.0, 0, 5, 20, 30])
  func signalToNoise(decibels: Double) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let transmission = transmission(seed.isMultiple(of: 2) ? .narrow : .wide, seed: seed)
      let receiver = Receiver(transmission, sampleRate: Self.rate)
      // The same signal with noise that cannot be noticed.
      receiver.receive(
        reception(seed: seed, signalToNoise: 100).0, fading: nil, noise: SplitMix64(seed: 1))
      let clean = Array(receiver.values)
      let (noisy, _) = reception(seed: seed, signalToNoise: decibels)
      receiver.receive(noisy, fading: nil, noise: SplitMix64(seed: seed))
      let (signal, noise) = zip(clean, receiver.values).reduce((0.0, 0.0)) { sums, pair in
        let (a, b) = (Double(pair.0), Double(pair.1) - Double(pair.0))
        return (sums.0 + a * a, sums.1 + b * b)
      }
      #expect(abs(10 * log10(signal / noise) - decibels) < 0.1, "seed \(seed)")
      let power = 10 * log10(signal / Double(Self.count)) + 30
      #expect(abs(power - noisy.power) < 0.1)
    }
  }

  @Test("99 % of the power are within the stated bandwidth", arguments: Modulation.allCases)
  func bandwidth(modulation: Modulation) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let transmission = transmission(modulation, seed: seed)
      let samples = UnsafeBufferPointer(start: transmission.start, count: 2 * Self.count)
      let source = MemoryIQSource(interleaved: Array(samples))
      let estimator = WelchEstimator(fftSize: 4096, windowLength: 4096, sampleRate: Self.rate)
      #expect(try estimator.add(0..<Self.count, of: source) { _ in true })
      let densities = estimator.densities
      let inside = densities.enumerated().reduce(0) { sum, bin in
        let frequency = (Double(bin.offset) - 2048) * Self.rate / 4096
        return abs(frequency) <= modulation.bandwidth / 2 ? sum + bin.element : sum
      }
      #expect(inside > 0.99 * densities.reduce(0, +), "seed \(seed)")
      let power = samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(Self.count)
      #expect(abs(power - 1) < 1e-5)
    }
  }

  @Test("echoes arrive at their delays and levels")
  func echoes() {
    // A rate at which echoes are several samples apart.
    let rate = 10e6
    let multipath = Multipath(echoes: [
      .init(delay: 1.25, level: -10, phase: 30), .init(delay: 4, level: -20, phase: 200),
    ])
    let reception = Reception(multipath: multipath)
    let taps = reception.taps(sampleRate: rate)
    for frequency in [-0.3, -0.1, 0, 0.05, 0.25] {
      var found = IQValue.zero
      for index in 0..<taps.count / 2 {
        let tap = IQValue(i: Double(taps[2 * index]), q: Double(taps[2 * index + 1]))
        found += tap * IQValue(turns: -frequency * Double(index - Reception.lead))
      }
      let expected = multipath.echoes.reduce(IQValue.one) { sum, echo in
        sum + echo.gain * IQValue(turns: -frequency * rate * echo.delay * 1e-6)
      }
      #expect((found + -1 * expected).power.squareRoot() < 3e-3, "\(frequency)")
    }
  }

  @Test("fading is interpolated with an error below -60 dB")
  func fading() {
    var random = SplitMix64(seed: 8)
    let fading = RayleighFading(coherenceTime: 0.05, using: &random)
    var path = FadingSteps(fading, sampleRate: 12_500, resolution: FadingSteps.coarse)
    var (error, power) = (0.0, 0.0)
    for index in 0..<20_000 {
      let exact = fading.gain(at: Double(index) * 8e-5)
      error += (path.gain(at: index) + -1 * exact).power
      power += exact.power
    }
    #expect(10 * log10(error / power) < -60)
  }

  @Test("the envelopes of fading receptions have a Rayleigh distribution")
  func rayleigh() {
    let transmission = TransmittedVoice(sampleCount: 16, sampleRate: Self.rate)
    var voice = SplitMix64(seed: 1)
    transmission.generate(.narrow, using: &voice)
    let receiver = Receiver(transmission, sampleRate: Self.rate)
    let envelopes = (1...1000).map { seed in
      var (plain, random) = reception(seed: UInt64(seed), signalToNoise: 60, isPlain: true)
      let fading = RayleighFading(coherenceTime: 0.1, using: &random)
      receiver.receive(plain, fading: fading, noise: SplitMix64(seed: UInt64(seed)))
      let power = pow(10, (plain.power - 30) / 10)
      plain = reception(seed: UInt64(seed), signalToNoise: 60, isPlain: true).0
      let (i, q) = (Double(receiver.values[8]), Double(receiver.values[9]))
      return ((i * i + q * q) / power).squareRoot()
    }.sorted()
    // Kolmogorov and Smirnov: the limit for 1 % of wrong alarms.
    let distance = envelopes.enumerated().reduce(0.0) { largest, entry in
      let expected = 1 - exp(-entry.element * entry.element)
      let (low, high) = (Double(entry.offset) / 1000, Double(entry.offset + 1) / 1000)
      return max(largest, abs(expected - low), abs(expected - high))
    }
    #expect(distance < 1.63 / 1000.0.squareRoot(), "\(distance)")
  }

  @Test("receptions are within their ranges")
  func ranges() {
    let receptions = (1...500).map { seed in
      var random = SplitMix64(seed: UInt64(seed))
      return Reception(distance: 10_000, Propagation(), using: &random)
    }
    #expect(receptions.allSatisfy { (5...30).contains($0.signalToNoise) })
    #expect(receptions.allSatisfy { (-50...50).contains($0.frequencyOffset) })
    #expect(receptions.allSatisfy { (0.05...0.2).contains($0.coherenceTime ?? 0) })
    #expect(receptions.allSatisfy { (2...3).contains($0.multipath?.echoes.count ?? 0) })
    // Free space: 37 dBm less 95.7 dB at 10 km and 145 MHz.
    let mean = receptions.reduce(0) { $0 + $1.power } / 500
    #expect(abs(mean - (37 - 95.67)) < 0.6)
  }
}
