import Testing

@testable import Radio

@Suite("Digital silence")
struct SilenceTests {
  /// A second of noise of which two thirds are `filling` (I, Q), in five parts.
  private func squelched(filling: (Float, Float)) -> ArraySource {
    let count = 500_000
    var iq = [Float](repeating: 0, count: 2 * count)
    NoiseSource.fill(&iq)
    for sample in 0..<count where sample % 100_000 >= 34_000 {
      (iq[2 * sample], iq[2 * sample + 1]) = filling
    }
    return ArraySource(iq: iq)
  }

  /// The peaks of a column in the middle of a silent part, and of one in the noise.
  private func columns(_ tile: SpectrogramTile) -> (silent: [Float], noisy: [Float]) {
    func column(at sample: Int) -> [Float] {
      let first = sample / tile.key.samplesPerColumn * tile.binCount
      return Array(tile.peaks[first..<(first + tile.binCount)])
    }
    return (column(at: 70_000), column(at: 15_000))
  }

  @Test("zeros are exactly silent, noise never is", arguments: [5000, 10_000])
  func zeros(samplesPerColumn: Int) throws {
    let source = squelched(filling: (0, 0))
    let key = TileKey(samplesPerColumn: samplesPerColumn, index: 0)
    for tile in [
      try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6),
      try DisplaySpectrogram.exhaustiveTile(key, of: source, sampleRate: 1e6),
    ] {
      let tile = try #require(tile)
      let (silent, noisy) = columns(tile)
      #expect(silent.allSatisfy { $0 == Silence.decibels })
      #expect(noisy.allSatisfy { !Silence.includes($0) && $0 > -80 })
      let column = 70_000 / samplesPerColumn
      #expect(tile.meanDensitySum(column: column, bins: 0..<tile.binCount) == 0)
    }
    #expect(SpectrogramTile.decibels(ofPower: 0) == Silence.decibels)
  }

  @Test("zeros are exactly silent in short columns")
  func fineZeros() throws {
    let source = squelched(filling: (0, 0))
    for (sample, isSilent) in [(70_000, true), (15_000, false)] {
      let key = TileKey(samplesPerColumn: 100, index: sample / 3200)
      let tile = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
      #expect(tile.peaks.allSatisfy { Silence.includes($0) == isSilent })
    }
  }

  /// `cu8` has 127 and 128 in its middle, and recorders use either for silence.
  @Test(
    "equal samples are silent except in the middle of the band",
    arguments: [64, 512, 4096])
  func constants(fftSize: Int) throws {
    let source = squelched(filling: (-1 / 128, -1 / 128))
    let key = TileKey(
      samplesPerColumn: 10_000, index: 0, analysis: DisplayAnalysis(fftSize: fftSize))
    let tile = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    let (silent, noisy) = columns(tile)
    #expect(silent.count { !Silence.includes($0) } == 3)
    #expect(silent[fftSize / 2] > -110)
    #expect(noisy.allSatisfy { !Silence.includes($0) })
  }

  @Test("the overview and its profile contain silence")
  func overview() throws {
    for filling in [0, -1 / 128] as [Float] {
      let source = squelched(filling: (filling, filling))
      let overview = Overview(scale: OverviewScale(sampleCount: source.sampleCount))
      #expect(try OverviewBuilder.fill(overview, from: source, threads: 1))
      let key = TileKey(samplesPerColumn: 10_000, index: 0)
      let tile = try #require(overview.tile(key, sampleRate: 1e6))
      let (silent, noisy) = columns(tile)
      #expect(silent.count { !Silence.includes($0) } == (filling == 0 ? 0 : 3))
      #expect(noisy.allSatisfy { !Silence.includes($0) })
      let level = overview.profile(sampleRate: 1e6).peak(over: 70_000..<70_001)
      #expect(filling != 0 || level == Silence.decibels)
    }
  }

  @Test("a constant has power in three bins only, and the decibels of no power are silence")
  func spectrum() throws {
    let source = ArraySource(iq: [Float](repeating: -1 / 128, count: 20_000))
    let spectrum = try #require(
      try PowerSpectrum.welch(
        of: 0..<10_000, source: source, sampleRate: 1e6, band: -5e5...5e5, fftSize: 1024))
    #expect(spectrum.densities.count { $0 > 0 } == 3)
    #expect(PowerSpectrum.decibels(0) == Double(Silence.decibels))
    #expect(Silence.includes(PowerSpectrum.decibels(0)))
  }

  @Test("the middle value of integers is zero, including unsigned ones")
  func formats() {
    for (format, byte) in [("ci8", UInt8(0)), ("cu8", 128)] {
      var samples: [Float] = [7, 7]
      SampleFormat(named: format)!.convert([byte, byte], stride: 2, count: 1, into: &samples)
      #expect(samples == [0, 0])
    }
  }
}

extension NoiseSource {
  /// Fills `iq` with noise of power 2/3.
  fileprivate static func fill(_ iq: inout [Float]) {
    for index in iq.indices {
      iq[index] = Float(Int32(truncatingIfNeeded: SplitMix64.value(seed: 1, at: index))) / 0x1p31
    }
  }
}
