import Testing

@testable import Libraries
@testable import Radio

@Suite("Power spectrum")
struct PowerSpectrumTests {
  private let rate = 1e6
  private let band = 99.5e6...100.5e6

  private func spectrum(
    _ source: some IQSource, _ samples: Range<Int>? = nil, fftSize: Int = 1024
  ) throws -> PowerSpectrum {
    try #require(
      try PowerSpectrum.welch(
        of: samples ?? 0..<source.sampleCount, source: source, sampleRate: rate, band: band,
        fftSize: fftSize))
  }

  @Test("white noise of power 1 has 0 dB per sample rate at every size and length")
  func calibration() throws {
    let noise = KnownSignal(count: 300_001, noise: 1)
    for size in [256, 1024, 8192] {
      let spectrum = try spectrum(noise, fftSize: size)
      #expect(spectrum.densities.count == size)
      let mean = spectrum.densities.reduce(0, +) / Double(size)
      #expect(abs(PowerSpectrum.decibels(mean) + 60) < 0.05)
    }
  }

  @Test("the densities are those of all windows in a row, the last one at the end")
  func bruteForce() throws {
    let source = NoiseSource(sampleCount: 70_000, seed: 3)
    let range = 1_001..<69_990
    let spectrum = try spectrum(source, range, fftSize: 512)
    let window = HannWindow.periodic(512)
    let energy = window.reduce(0.0) { $0 + Double($1) * Double($1) }
    let transform = FFTWTransform(size: 512)
    var sums = [Double](repeating: 0, count: 512)
    var starts = Array(stride(from: range.lowerBound, through: range.upperBound - 512, by: 256))
    starts.append(range.upperBound - 512)
    for start in starts {
      source.read(start..<(start + 512), into: transform.input)
      for index in 0..<1024 { transform.input[index] *= window[index / 2] }
      transform.execute()
      for bin in 0..<512 {
        let (re, im) = (transform.output[2 * bin], transform.output[2 * bin + 1])
        sums[(bin + 256) % 512] += Double(re) * Double(re) + Double(im) * Double(im)
      }
    }
    for bin in 0..<512 {
      let expected = sums[bin] / (Double(starts.count) * energy * rate)
      #expect(abs(spectrum.densities[bin] / expected - 1) < 1e-4)
    }
  }

  @Test(
    "millions of windows take constant memory, and their sum keeps the last ones")
  func long() throws {
    // With float32 sums, noise would stop growing after about ten million periodograms.
    let spectrum = try spectrum(
      BurstSource(sampleCount: 200_000_000, burst: 0..<0), fftSize: 256)
    let short = try self.spectrum(
      BurstSource(sampleCount: 4_096 * 16, burst: 0..<0), fftSize: 256)
    #expect(spectrum.averages > 1e6)
    for bin in 0..<256 {
      #expect(abs(spectrum.densities[bin] / short.densities[bin] - 1) < 0.02)
    }
  }

  @Test("a box gets as many bins and averages as its length allows")
  func fftSize() {
    func size(_ count: Int, _ bandwidth: Double) -> Int {
      PowerSpectrum.fftSize(sampleCount: count, bandwidth: bandwidth, sampleRate: 20e6)
    }
    #expect(size(1, 1e6) == 256)
    #expect(size(2000, 20e6) == 256)
    #expect(size(100_000, 20e6) == 2048)
    #expect(size(10_000_000, 20e6) == 2048)
    #expect(size(10_000_000, 1e6) == 4096)
    #expect(size(10_000_000, 1e3) == 65_536)
    #expect(size(.max, 0) == 65_536)
    for count in [300, 5_000, 60_000, 1_000_000] {
      let size = size(count, 1e4)
      #expect(size == 256 || 2 * count / size - 1 >= 4)
    }
  }

  @Test("a stretch past the end is that up to the end; nothing is refused")
  func ends() throws {
    let noise = KnownSignal(count: 5_000, noise: 1)
    let atEnd = try spectrum(noise, 4_000..<9_000)
    #expect(try atEnd == spectrum(noise, 4_000..<5_000) && atEnd.samples == 4_000..<5_000)
    #expect(throws: MeasurementError.noSamples) { try spectrum(noise, 6_000..<7_000) }
    #expect(throws: MeasurementError.noSamples) { try spectrum(noise, 10..<10) }
  }

  @Test("the mean power of few samples is theirs", arguments: [1, 2, 3, 17, 255, 256, 257])
  func short(count: Int) throws {
    let tone = KnownSignal(count: 400).adding(tone: 0.1, amplitude: 0.5)
    let spectrum = try spectrum(tone, 100..<(100 + count), fftSize: 256)
    let power = spectrum.densities.reduce(0, +) * spectrum.binWidth
    #expect(abs(power - 0.25) < 1e-4)
    #expect(spectrum.resolution >= 0.99 * rate / Double(min(256, count)))
  }

  @Test("samples that are no numbers, or too large, are named")
  func damaged() throws {
    let noise = KnownSignal(count: 200_000, noise: 1)
    for value in [Float.nan, .infinity] {
      #expect(throws: MeasurementError.notFinite(sample: 150_001, sampleRate: rate)) {
        try spectrum(noise.replacing(150_001, by: value))
      }
    }
    #expect(throws: MeasurementError.tooLarge(sample: 131_072, sampleRate: rate)) {
      try spectrum(noise.replacing(150_001, by: 1e30))
    }
    let beside = try spectrum(noise.replacing(150_001, by: .nan), 0..<150_001)
    #expect(beside.densities.allSatisfy { $0.isFinite })
    #expect(
      "\(MeasurementError.notFinite(sample: 150_001, sampleRate: rate))".contains(
        "sample 150001 (at 150.001 ms) is not a finite number"))
  }

  @Test("progress rises, and stops it")
  func progress() throws {
    let noise = NoiseSource(sampleCount: 500_000)
    var shares: [Double] = []
    _ = try PowerSpectrum.welch(
      of: 0..<500_000, source: noise, sampleRate: rate, band: band, fftSize: 256
    ) {
      shares.append($0)
      return true
    }
    #expect(shares.count > 5 && shares == shares.sorted() && shares.last == 1)
    let stopped = try PowerSpectrum.welch(
      of: 0..<500_000, source: noise, sampleRate: rate, band: band, fftSize: 256
    ) { $0 < 0.5 }
    #expect(stopped == nil)
  }
}
