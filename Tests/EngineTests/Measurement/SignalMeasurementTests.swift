import Testing

@testable import Labels
@testable import Radio

@Suite("Signal measurement")
struct SignalMeasurementTests {
  private let rate = 1e6
  private let center = 100e6
  private var band: ClosedRange<Double> { (center - rate / 2)...(center + rate / 2) }

  private func measure(
    _ source: some IQSource, _ frequencies: ClosedRange<Double>, samples: Range<Int>? = nil
  ) throws -> BoxMeasurement {
    try #require(
      try BoxMeasurement.measure(
        Box(samples: samples ?? 0..<source.sampleCount, frequencies: frequencies), of: source,
        sampleRate: rate, band: band))
  }

  @Test(
    "a tone has its frequency and level at any position between bins",
    arguments: [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.8])
  func tone(offset: Double) throws {
    // Bins of 1 MHz / 4096 in the box below.
    let frequency = (300 + offset) / 4096
    let tone = KnownSignal(count: 100_000, noise: 1e-6).adding(tone: frequency, amplitude: 0.1)
    let hertz = center + frequency * rate
    let measured = try measure(tone, (hertz - 15e3)...(hertz + 17e3))
    let (spectrum, signal) = (measured.spectrum, measured.signal)
    #expect(spectrum.densities.count == 4096)
    #expect(abs(signal.peak.frequency - hertz) < 0.01 * spectrum.binWidth)
    // All of the power in one noise bandwidth.
    let density = PowerSpectrum.decibels(0.01 / spectrum.resolution)
    #expect(abs(PowerSpectrum.decibels(signal.peak.density) - density) < 0.05)
    #expect(abs(PowerSpectrum.decibels(signal.power) + 20) < 0.05)
    #expect(!signal.isHalfPowerBandResolved)
    let half = try #require(signal.halfPowerBand)
    #expect(half.contains(hertz) && half.upperBound - half.lowerBound < 2 * spectrum.binWidth)
    let occupied = try #require(signal.occupiedBand)
    #expect(occupied.upperBound - occupied.lowerBound < 4 * spectrum.binWidth)
  }

  @Test("noise of a known band has the expected 99 % and -3 dB widths", arguments: [0.05, 0.2])
  func band(width: Double) throws {
    let source = KnownSignal(count: 150_000, noise: 1e-4)
      .adding(noise: 0.1, around: -0.15, width: width)
    let middle = center - 0.15 * rate
    let half = width * rate
    let signal = try measure(source, (middle - half)...(middle + half)).signal
    let occupied = try #require(signal.occupiedBand)
    // 99 % of a flat band, and the slope of the filter.
    #expect(abs((occupied.upperBound - occupied.lowerBound) / (0.99 * width * rate) - 1) < 0.03)
    #expect(abs((occupied.upperBound + occupied.lowerBound) / 2 - middle) < 0.01 * width * rate)
    let threeDecibels = try #require(signal.halfPowerBand)
    #expect(abs((threeDecibels.upperBound - threeDecibels.lowerBound) / (width * rate) - 1) < 0.03)
    #expect(signal.isHalfPowerBandResolved)
    #expect(abs(PowerSpectrum.decibels(signal.power) + 10) < 0.1)
  }

  @Test(
    "a few averages of noise of a known band still have the expected -3 dB width", arguments: 1...5)
  func raggedBand(start: Int) throws {
    let source = KnownSignal(count: 20_000, noise: 1e-4)
      .adding(noise: 0.1, around: 0.1, width: 0.2)
    let samples = (start * 3_000)..<(start * 3_000 + 2_500)
    let measured = try measure(source, 99.9e6...100.3e6, samples: samples)
    #expect(measured.spectrum.averages < 20)
    let half = try #require(measured.signal.halfPowerBand)
    #expect(abs((half.upperBound - half.lowerBound) / 200e3 - 1) < 0.2)
    #expect(measured.signal.isHalfPowerBandResolved)
  }

  @Test(
    "the ratio of a tone to the noise in its box is as expected",
    arguments: [-3.0, 0, 10, 30, 60])
  func signalToNoise(decibels: Double) throws {
    let frequencies = 100.1e6...100.2e6
    // The box contains a tenth of the noise.
    let tonePower = 0.01
    let noise = tonePower / power(ofDecibels: decibels) * 10
    let source = KnownSignal(count: 200_000, noise: noise)
      .adding(tone: 0.1503, amplitude: tonePower.squareRoot())
    let signal = try measure(source, frequencies).signal
    let ratio = try #require(signal.signalToNoise)
    #expect(abs(PowerSpectrum.decibels(ratio) - decibels) < 0.5)
    let density = try #require(signal.noiseDensity)
    #expect(abs(PowerSpectrum.decibels(density * rate / noise)) < 0.2)
  }

  @Test("the noise of few averages is estimated without bias", arguments: [300, 600, 1500, 5000])
  func fewAverages(count: Int) throws {
    var sum = 0.0
    for seed in 1...40 {
      let noise = KnownSignal(count: count, noise: 1, seed: UInt64(seed))
      let measured = try measure(noise, 100.1e6...100.15e6)
      sum += try #require(measured.signal.noiseDensity) * rate / 40
    }
    #expect(abs(PowerSpectrum.decibels(sum)) < 0.3)
  }

  @Test("other signals over most of the band are not taken for noise")
  func crowded() throws {
    let source = KnownSignal(count: 150_000, noise: 1e-4)
      .adding(noise: 1, around: -0.1, width: 0.6).adding(tone: 0.4, amplitude: 0.1)
    let density = try #require(try measure(source, 100.35e6...100.45e6).signal.noiseDensity)
    #expect(abs(PowerSpectrum.decibels(density * rate) + 40) < 1)
  }

  @Test("of two tones, the stronger one is the peak and gives the width")
  func twoTones() throws {
    let source = KnownSignal(count: 100_000, noise: 1e-8)
      .adding(tone: 0.1, amplitude: 0.1).adding(tone: 0.12, amplitude: 0.09)
    let signal = try measure(source, 100.08e6...100.14e6).signal
    #expect(abs(signal.peak.frequency - 100.1e6) < 10)
    let half = try #require(signal.halfPowerBand)
    #expect(half.upperBound < 100.101e6)
    let occupied = try #require(signal.occupiedBand)
    #expect(abs(occupied.upperBound - occupied.lowerBound - 20e3) < 1e3)
    let other = try measure(source, 100.11e6...100.14e6).signal
    #expect(abs(other.peak.frequency - 100.12e6) < 10)
  }

  @Test("pure noise has no occupied band; a silent capture has no measurement")
  func nothing() throws {
    let noise = try measure(KnownSignal(count: 100_000, noise: 1), 100e6...100.1e6).signal
    #expect(noise.occupiedBand == nil)
    #expect(noise.signalToNoise.map { $0 < 0.1 } ?? true)
    let silence = try measure(KnownSignal(count: 100_000), 100e6...100.1e6).signal
    #expect(silence.power == 0 && silence.signalToNoise == nil && silence.noiseDensity == nil)
    #expect(silence.occupiedBand == nil && silence.halfPowerBand == nil)
  }

  @Test("a box over the whole band has all of the power, and no noise outside")
  func wholeBand() throws {
    let source = KnownSignal(count: 50_000, noise: 0.5).adding(tone: 0.2, amplitude: 0.5)
    let measured = try measure(source, band)
    let all = measured.spectrum.densities.reduce(0, +) * measured.spectrum.binWidth
    #expect(measured.signal.noiseDensity == nil && measured.signal.signalToNoise == nil)
    #expect(abs(measured.signal.power / all - 1) < 1e-9)
    #expect(abs(measured.signal.peak.frequency - 100.2e6) < 10)
  }

  @Test("the half bins at both ends of the band belong to a box there")
  func bandEdges() throws {
    let source = KnownSignal(count: 50_000).adding(tone: 0.5, amplitude: 1)
    let (low, high) = (99.5e6...99.51e6, 100.49e6...100.5e6)
    let sum = try measure(source, low).signal.power + measure(source, high).signal.power
    #expect(abs(sum - 1) < 1e-3)
  }

  @Test("empty boxes and boxes outside of the band do not trap")
  func hostileBoxes() throws {
    let source = KnownSignal(count: 1_000, noise: 1).adding(tone: 0.1, amplitude: 1)
    let boxes: [ClosedRange<Double>] = [
      100.1e6...100.1e6, 99.5e6...99.5e6, 100.5e6...100.5e6, 0...1, 1e12...1e13,
      -Double.infinity...Double.infinity, 100.1e6...Double.infinity,
      -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    ]
    for frequencies in boxes {
      for samples in [0..<1, 999..<1_000, 999..<5_000, 10..<12, 0..<1_000] {
        let signal = try measure(source, frequencies, samples: samples).signal
        #expect(signal.power.isFinite && signal.peak.frequency.isFinite)
        if samples.count < 3 { #expect(signal.signalToNoise == nil) }
      }
    }
    let line = try measure(source, 100.1e6...100.1e6).signal
    #expect(abs(line.peak.frequency - 100.1e6) < 4e3 && line.power > 0.3)
  }

  @Test("a band at extreme frequencies, without width in floating point, does not trap")
  func noBand() throws {
    let source = KnownSignal(count: 1_000, noise: 1)
    for center in [1e30, -1e300] {
      let measured = try BoxMeasurement.measure(
        Box(samples: 0..<1_000, frequencies: center...center), of: source, sampleRate: 1,
        band: (center - 0.5)...(center + 0.5))
      #expect(measured?.signal.power.isFinite == true)
    }
  }
}
