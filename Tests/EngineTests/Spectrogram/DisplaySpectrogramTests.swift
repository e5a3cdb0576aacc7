import Testing

@testable import Engine

@Suite("Display spectrogram")
struct DisplaySpectrogramTests {
  @Test("a tone is brightest in its bin at every zoom", arguments: [16, 300, 1000, 5000, 100_000])
  func tone(samplesPerColumn: Int) throws {
    let source = ArraySource.tone(bin: 1024, samples: 60_000)
    let tile = try #require(
      try DisplaySpectrogram.tile(
        TileKey(samplesPerColumn: samplesPerColumn, index: 0), of: source, sampleRate: 1e6))
    // Bin 1024 of 4096 is a quarter of the rate above the middle of the band.
    let expected = tile.binCount * 3 / 4
    for column in 0..<min(3, tile.columnCount) {
      let bins = tile.decibels[(column * tile.binCount)..<((column + 1) * tile.binCount)]
      let brightest = bins.indices.max { bins[$0] < bins[$1] }.map { $0 - bins.startIndex }
      #expect(brightest == expected)
    }
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
    #expect(tile.columnCount == 10 && tile.decibels.allSatisfy { $0.isFinite })
    source.iq[4] = .nan
    let damaged = try #require(
      try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    #expect(damaged.decibels.allSatisfy { $0.isNaN })
  }

  @Test("cancelling gives no tile")
  func cancelling() throws {
    let source = ArraySource.tone(bin: 5, samples: 10_000)
    let tile = try DisplaySpectrogram.tile(
      TileKey(samplesPerColumn: 100, index: 0), of: source, sampleRate: 1e6
    ) { true }
    #expect(tile == nil)
  }

  @Test("the cache keeps what was used last and stays within its bytes")
  func cache() {
    func tile(_ index: Int) -> SpectrogramTile {
      SpectrogramTile(
        key: TileKey(samplesPerColumn: 1, index: index), binCount: 1,
        decibels: [Float](repeating: 0, count: 10))
    }
    var cache = TileCache(capacity: 120)
    for index in 0..<3 { cache.insert(tile(index)) }
    cache.touch([tile(0).key])
    cache.insert(tile(3))
    #expect((0...3).map { cache[tile($0).key] != nil } == [true, false, true, true])
  }
}
