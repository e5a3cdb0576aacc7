import Testing

@testable import Radio

@Suite("Display spectrogram")
struct DisplaySpectrogramTests {
  @Test("a tone is strongest in its bin at every zoom", arguments: [16, 300, 1000, 5000, 100_000])
  func tone(samplesPerColumn: Int) throws {
    let source = ArraySource.tone(bin: 1024, samples: 60_000)
    let tile = try #require(
      try DisplaySpectrogram.tile(
        TileKey(samplesPerColumn: samplesPerColumn, index: 0), of: source, sampleRate: 1e6))
    // Bin 1024 of 4096 is a quarter of the rate above the middle of the band.
    let expected = tile.binCount * 3 / 4
    for column in 0..<min(3, tile.columnCount) {
      let bins = tile.peaks[(column * tile.binCount)..<((column + 1) * tile.binCount)]
      let brightest = bins.indices.max { bins[$0] < bins[$1] }.map { $0 - bins.startIndex }
      #expect(brightest == expected)
    }
  }

  @Test(
    "a burst at the border of two columns is as strong as elsewhere, except for half the window",
    arguments: [256, 700, 1024, 4096, 20_000, 32_768])
  func burstAtBorder(samplesPerColumn: Int) throws {
    func brightest(_ burst: Range<Int>) throws -> Float {
      var source = ArraySource.tone(bin: 1024, samples: 4 * samplesPerColumn + 8192)
      for index in source.iq.indices where !burst.contains(index / 2) { source.iq[index] = 0 }
      let key = TileKey(samplesPerColumn: samplesPerColumn, index: 0)
      let tile = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
      return try #require(tile.peaks.max())
    }
    let border = 2 * samplesPerColumn
    let middle = border - samplesPerColumn / 2
    let loss = try brightest((middle - 5)..<(middle + 5)) - brightest((border - 10)..<border)
    #expect(loss < 6.5)
  }

  @Test("the last tile ends with the capture")
  func end() throws {
    let source = ArraySource.tone(bin: 5, samples: 10_000)
    let tile = try #require(
      try DisplaySpectrogram.tile(
        TileKey(samplesPerColumn: 300, index: 1), of: source, sampleRate: 1e6))
    #expect(tile.columnCount == 34 - 32)
  }

  @Test("a capture shorter than a transform is shown, damaged columns as NaN")
  func shortAndDamaged() throws {
    var source = ArraySource.tone(bin: 5, samples: 10)
    let key = TileKey(samplesPerColumn: 1, index: 0)
    let tile = try #require(
      try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    #expect(tile.columnCount == 10 && tile.peaks.allSatisfy { $0.isFinite })
    source.iq[4] = .nan
    let damaged = try #require(
      try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    #expect(damaged.peaks.allSatisfy { $0.isNaN })
  }

  @Test("a cancelled computation gives no tile")
  func cancelling() throws {
    let source = ArraySource.tone(bin: 5, samples: 10_000)
    let tile = try DisplaySpectrogram.tile(
      TileKey(samplesPerColumn: 100, index: 0), of: source, sampleRate: 1e6
    ) { true }
    #expect(tile == nil)
  }

  @Test("the cache keeps the most recently used tiles and stays within its limit")
  func cache() {
    let zeros = [Float](repeating: 0, count: 10)
    func tile(_ index: Int) -> SpectrogramTile {
      SpectrogramTile(
        key: TileKey(samplesPerColumn: 1, index: index), binCount: 1,
        peaks: zeros, means: zeros)
    }
    var cache = TileCache(capacity: 240)
    for index in 0..<3 { cache.insert(tile(index)) }
    cache.touch([tile(0).key])
    cache.insert(tile(3))
    #expect((0...3).map { cache[tile($0).key] != nil } == [true, false, true, true])
  }
}

@Suite("Settings of the display spectrogram")
struct DisplayAnalysisTests {
  @Test("window functions have their known sums", arguments: AnalysisWindow.allCases)
  func windows(window: AnalysisWindow) {
    let weights = window.weights(64)
    let gain = weights.reduce(0, +) / 64
    // The coherent gains after Harris 1978, and of SciPy's `flattop`.
    let known: Float =
      switch window {
      case .hann: 0.5
      case .blackmanHarris: 0.35875
      case .flatTop: 0.21557895
      case .rectangular: 1
      }
    #expect(abs(gain - known) < 1e-5)
    // Periodic: symmetric about the middle except for the first weight.
    for index in 1..<64 { #expect(abs(weights[index] - weights[64 - index]) < 1e-5) }
  }

  @Test("transforms have the chosen number of points", arguments: [64, 1024, 16_384])
  func sizes(size: Int) throws {
    let source = ArraySource.tone(bin: 1024, samples: 60_000)
    for window in AnalysisWindow.allCases {
      let key = TileKey(
        samplesPerColumn: 1000, index: 0,
        analysis: DisplayAnalysis(fftSize: size, window: window))
      let tile = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
      #expect(tile.binCount == size)
      let bins = tile.peaks[..<size]
      #expect(bins.indices.max { bins[$0] < bins[$1] } == size * 3 / 4)
    }
  }

  @Test("the mean of a burst is below its peak by its share of the column")
  func means() throws {
    var source = ArraySource.tone(bin: 1024, samples: 32 * 34_816)
    // Only the second half of each column contains the tone.
    for sample in 0..<(32 * 34_816) where sample % 34_816 < 17_408 {
      (source.iq[2 * sample], source.iq[2 * sample + 1]) = (0, 0)
    }
    let key = TileKey(samplesPerColumn: 34_816, index: 0)
    let sampled = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    let all = try #require(try DisplaySpectrogram.exhaustiveTile(key, of: source, sampleRate: 1e6))
    for tile in [sampled, all] {
      let bin = tile.binCount * 3 / 4
      #expect(abs(tile.peaks[bin] - tile.means[bin] - 3) < 0.6)
    }
  }

  @Test("with manual settings, all samples are used in the chosen way")
  func exhaustive() throws {
    var source = ArraySource.tone(bin: 1024, samples: 400_000)
    for index in source.iq.indices where !(2 * 10_300..<2 * 10_400).contains(index) {
      source.iq[index] = 0
    }
    let key = TileKey(
      samplesPerColumn: 100_000, index: 0, analysis: DisplayAnalysis(fftSize: 128))
    let sampled = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    let all = try #require(try DisplaySpectrogram.exhaustiveTile(key, of: source, sampleRate: 1e6))
    #expect(sampled.coverage < 0.02 && all.coverage == 1 && all.binCount == 128)
    #expect(all.peaks[96] > sampled.peaks[96] + 20)
  }
}
