import Foundation
import Testing

@testable import Libraries
@testable import Radio

@Suite("Overview")
struct OverviewTests {
  private func overview(of source: some IQSource, threads: Int = 2) throws -> Overview {
    let overview = Overview(scale: OverviewScale(sampleCount: source.sampleCount))
    #expect(try OverviewBuilder.fill(overview, from: source, threads: threads))
    return overview
  }

  @Test("a burst of 20 µs in 60 s at 20 MS/s is visible when everything is shown")
  func burst() throws {
    let (count, start) = (1_200_000_000, 700_200_050)
    let source = BurstSource(sampleCount: count, burst: start..<(start + 400))
    let overview = try overview(of: source)
    let column = count / 200
    let burstColumn = start / column
    let key = TileKey(samplesPerColumn: column, index: burstColumn / 32)
    let tile = try #require(overview.tile(key, sampleRate: 20e6))
    #expect(tile.coverage == 1)
    // An eighth of the rate above the middle of the band.
    let bin = tile.binCount * 5 / 8
    let levels = (0..<tile.columnCount).map { tile.peaks[$0 * tile.binCount + bin] }
    let strongest = try #require(levels.indices.max { levels[$0] < levels[$1] })
    // Columns of the overview belong to the column that contains their center.
    #expect(abs(strongest - burstColumn % 32) <= 1)
    #expect(levels[strongest] > levels.sorted()[levels.count - 2] + 20)

    // With only some samples, the burst is invisible: this is why overviews exist.
    let sampled = try #require(
      try DisplaySpectrogram.tile(key, of: source, sampleRate: 20e6))
    #expect(sampled.coverage < 0.02)
    let sampledBin = sampled.binCount * 5 / 8
    let floor = sampled.peaks[sampledBin]
    #expect(abs(sampled.peaks[burstColumn % 32 * sampled.binCount + sampledBin] - floor) < 12)
  }

  @Test("a burst loses less than 7 dB at any position between windows")
  func everywhere() throws {
    var levels: [UInt8] = []
    for start in stride(from: 40_000, to: 40_000 + OverviewWorker.hop, by: 16) {
      let source = BurstSource(sampleCount: 100_000, burst: start..<(start + 400))
      levels.append(try overview(of: source).codes.peaks.max()!)
    }
    let quiet = try overview(of: BurstSource(sampleCount: 100_000, burst: 0..<0)).codes.peaks.max()!
    #expect(levels.max()! - levels.min()! < 7)
    #expect(levels.min()! > quiet + 20)
  }

  @Test(
    "peaks and means are those of all windows in a row",
    arguments: [512, 700, 32_768, 32_769, 100_003])
  func bruteForce(count: Int) throws {
    let source = NoiseSource(sampleCount: count, seed: 3)
    let overview = try overview(of: source)
    let codes = overview.codes
    let window = HannWindow.periodic(512)
    for column in 0..<overview.scale.columnCount {
      let expected = bruteForce(overview.scale.samples(ofColumn: column), source, window)
      for bin in 0..<512 {
        let index = column * 512 + bin
        #expect(abs(Int(codes.peaks[index]) - Int(expected.peaks[bin])) <= 1)
        #expect(abs(Int(codes.means[index]) - Int(expected.means[bin])) <= 1)
      }
      let exact = (0..<512).count { codes.peaks[column * 512 + $0] == expected.peaks[$0] }
      #expect(exact > 500)
    }
  }

  /// All windows by the definition, in double precision.
  private func bruteForce(
    _ samples: Range<Int>, _ source: NoiseSource, _ window: [Float]
  ) -> OverviewColumn {
    let energy = window.reduce(0.0) { $0 + Double($1) * Double($1) }
    var (peaks, sums) = ([Double](repeating: 0, count: 512), [Double](repeating: 0, count: 512))
    let transform = FFTWTransform(size: 512)
    var iq = [Float](repeating: 0, count: 1024)
    let count = (samples.count + 255) / 256 + 1
    for index in 0..<count {
      let center = samples.lowerBound + 256 * index
      let start = min(max(0, center - 256), source.sampleCount - 512)
      iq.withUnsafeMutableBufferPointer { source.read(start..<(start + 512), into: $0) }
      for n in 0..<1024 { transform.input[n] = iq[n] * window[n / 2] }
      transform.execute()
      for bin in 0..<512 {
        let (re, im) = (Double(transform.output[2 * bin]), Double(transform.output[2 * bin + 1]))
        let power = (re * re + im * im) / energy
        peaks[(bin + 256) % 512] = max(peaks[(bin + 256) % 512], power)
        sums[(bin + 256) % 512] += power
      }
    }
    return OverviewColumn(
      peaks: peaks.map { DecibelCode.code(of: Float($0)) },
      means: sums.map { DecibelCode.code(of: Float($0 / Double(count))) })
  }

  @Test("a coarse tile is the peak of its columns, and every column belongs to one")
  func coarse() throws {
    let source = NoiseSource(sampleCount: 5_000_000)
    let overview = try overview(of: source)
    let tile = try #require(
      overview.tile(TileKey(samplesPerColumn: 400_000, index: 0), sampleRate: 1e6))
    #expect(tile.columnCount == 13 && tile.binCount == 512)
    let finest = try #require(
      overview.tile(TileKey(samplesPerColumn: 5_000_000, index: 0), sampleRate: 1e6))
    for bin in 0..<512 {
      let column = (0..<13).map { tile.peaks[$0 * 512 + bin] }
      #expect(column.max() == finest.peaks[bin])
    }
    let finer = TileKey(samplesPerColumn: OverviewScale.smallestColumn - 1, index: 0)
    #expect(!overview.extent.covers(finer))
    let chosen = TileKey(
      samplesPerColumn: 400_000, index: 0, analysis: DisplayAnalysis(window: .flatTop))
    #expect(!overview.extent.covers(chosen))
  }

  @Test(
    "a tile of all samples equals the overview's where columns agree, and can be cancelled")
  func exhaustive() throws {
    let source = NoiseSource(sampleCount: 300_000)
    let key = TileKey(samplesPerColumn: 32_768, index: 0)
    let tile = try #require(
      try DisplaySpectrogram.exhaustiveTile(key, of: source, sampleRate: 1e6))
    let coarse = try #require(try overview(of: source).tile(key, sampleRate: 1e6))
    // The transforms are the same except at the ends of the overview's columns.
    #expect(zip(tile.peaks, coarse.peaks).allSatisfy { $0 <= $1 })
    // All columns except the last one are so long that this does not affect the mean.
    let whole = zip(tile.means, coarse.means).prefix(9 * Overview.binCount)
    #expect(whole.allSatisfy { abs($0 - $1) < 1.5 })
    #expect(tile.coverage == 1 && tile.columnCount == 10)
    let cancelled = try DisplaySpectrogram.exhaustiveTile(key, of: source, sampleRate: 1e6) { true }
    #expect(cancelled == nil)
  }

  @Test("the noise floor is the same as in fine tiles")
  func continuity() throws {
    // Both are the peak of about as many transforms.
    let source = NoiseSource(sampleCount: 40_000, seed: 9)
    let key = TileKey(samplesPerColumn: 34_000, index: 0)
    let coarse = try #require(try overview(of: source).tile(key, sampleRate: 1e6))
    let fine = try #require(try DisplaySpectrogram.tile(key, of: source, sampleRate: 1e6))
    let floor = { (tile: SpectrogramTile) in tile.peaks.sorted()[tile.peaks.count / 2] }
    // The peak of 133 transforms is 3 dB above that of 16.
    #expect(abs(floor(coarse) - floor(fine) - 3) < 2)
  }

  @Test("the number of threads changes no byte")
  func threads() throws {
    let source = NoiseSource(sampleCount: 3_000_001)
    let codes = try [1, 2, 3].map { try overview(of: source, threads: $0).codes }
    #expect(codes[0] == codes[1] && codes[0] == codes[2])
  }

  @Test("cancelling keeps the computed columns, and only they give tiles")
  func cancelling() throws {
    let source = NoiseSource(sampleCount: 64 * 32_768)
    let overview = Overview(scale: OverviewScale(sampleCount: source.sampleCount))
    let isWhole = try OverviewBuilder.fill(overview, from: source, threads: 1) { $0 < 0.6 }
    #expect(!isWhole && !overview.isWhole)
    let columnCount = overview.scale.columnCount
    #expect((columnCount / 2..<columnCount).contains(overview.extent.columnCount))
    #expect(overview.extent.covers(TileKey(samplesPerColumn: 32_768, index: 0)))
    #expect(!overview.extent.covers(TileKey(samplesPerColumn: 32_768, index: 1)))
    #expect(!overview.extent.covers(TileKey(samplesPerColumn: 65_536, index: 0)))
  }

  @Test(
    "a damaged sample damages only its column; a capture shorter than a transform has one column")
  func damaged() throws {
    var source = ArraySource.tone(bin: 5, samples: 100_000)
    source.iq[2 * 70_000] = .nan
    let whole = try overview(of: source)
    let tile = try #require(
      whole.tile(TileKey(samplesPerColumn: 32_768, index: 0), sampleRate: 1e6))
    let isDamaged = (0..<tile.columnCount).map { column in
      tile.peaks[(column * 512)..<(column * 512 + 512)].allSatisfy { $0.isNaN }
    }
    #expect(isDamaged == [false, false, true, false])
    #expect(tile.peaks[..<512].allSatisfy { $0.isFinite })
    let short = try overview(of: ArraySource.tone(bin: 5, samples: 10))
    #expect(short.isWhole && short.codes.peaks.count == 512)
  }

  @Test("an overview of any length takes at most 16 MB", arguments: [1, 1 << 29, 1 << 40])
  func size(count: Int) {
    let scale = OverviewScale(sampleCount: count)
    #expect(2 * Overview.binCount * scale.columnCount <= 16 << 20)
    #expect(scale.columnCount * scale.samplesPerColumn >= count)
  }

  @Test("codes are within half a dB of the power, and distinguish silence from damage")
  func codes() {
    let decibels = DecibelCode.decibels(sampleRate: 1e6)
    for level in stride(from: Float(-137), through: 114, by: 0.7) {
      let code = DecibelCode.code(of: powf(10, level / 10))
      #expect(abs(decibels[Int(code)] + 60 - level) <= 0.51)
    }
    #expect(DecibelCode.code(of: 0) == DecibelCode.nothing && decibels[0] == -300)
    #expect(DecibelCode.code(of: 1e30) == DecibelCode.damaged - 1)
    #expect(DecibelCode.code(of: .infinity) == DecibelCode.damaged)
    #expect(decibels[Int(DecibelCode.code(of: .nan))].isNaN)
  }
}
