import Radio
import Testing

@testable import Workstation

@Suite("Tile requests")
struct TileRequestsTests {
  private static let perTile = DisplaySpectrogram.columnsPerTile

  private func keys(_ indices: ClosedRange<Int>) -> [TileKey] {
    indices.map { TileKey(samplesPerColumn: 4096, index: $0) }
  }

  private func tile(_ key: TileKey, coverage: Double = 1) -> SpectrogramTile {
    SpectrogramTile(
      key: key, binCount: 1, decibels: [Float](repeating: -100, count: Self.perTile),
      coverage: coverage)
  }

  /// The number of samples of a capture of `tileCount` tiles.
  private func samples(_ tileCount: Int) -> Int { tileCount * Self.perTile * 4096 }

  @Test("the shown tiles are requested first, then one on each side, within the capture")
  func wanted() {
    let requests = TileRequests()
    #expect(
      requests.wanted(for: keys(3...4), sampleCount: samples(10)) == keys(3...5) + keys(2...2))
    #expect(requests.wanted(for: keys(0...1), sampleCount: samples(2)) == keys(0...1))
    #expect(requests.wanted(for: [], sampleCount: samples(2)).isEmpty)
  }

  @Test("tiles that are present or cannot be computed are not requested")
  func present() {
    var requests = TileRequests()
    requests.add(tile(keys(0...0)[0]), shown: keys(0...2), sampleCount: samples(3))
    requests.noteFailure(of: keys(1...1)[0])
    #expect(requests.wanted(for: keys(0...2), sampleCount: samples(3)) == keys(2...2))
    #expect(!requests.areComplete(keys(0...1)))
    #expect(requests.areComplete(keys(0...0)))
  }

  @Test("the same tiles are requested once, until one of them arrives")
  func once() {
    var requests = TileRequests()
    let requested = [requests.request(keys(0...1)), requests.request(keys(0...1))]
    #expect(requested == [true, false])
    requests.add(tile(keys(0...0)[0]), shown: keys(0...1), sampleCount: samples(2))
    let requestsRest = requests.request(keys(1...1))
    #expect(!requestsRest, "the rest of the request still stands")
    let refined = [
      requests.requestRefinement(keys(0...0)), requests.requestRefinement(keys(0...0)),
    ]
    #expect(refined == [true, false])
  }

  @Test(
    "when the capture grows, only the tile at its old end is requested again, and shown until then")
  func growth() {
    var requests = TileRequests()
    let half = samples(1) + samples(1) / 2
    for key in keys(0...1) { requests.add(tile(key), shown: keys(0...1), sampleCount: half) }
    #expect(requests.wanted(for: keys(0...1), sampleCount: half).isEmpty)
    requests.noteGrowth()
    #expect(requests.wanted(for: keys(0...1), sampleCount: samples(2)) == keys(1...1))
    #expect(requests[keys(1...1)[0]] != nil)
    requests.add(tile(keys(1...1)[0]), shown: keys(0...1), sampleCount: samples(2))
    #expect(requests.wanted(for: keys(0...1), sampleCount: samples(2)).isEmpty)
  }

  @Test("an overview of the shorter capture is not used after the capture grows")
  func overview() {
    let extent = OverviewExtent(scale: OverviewScale(sampleCount: samples(100)), columnCount: 10)
    var requests = TileRequests()
    requests.noteOverviewRequest()
    requests.update(extent, .empty)
    #expect(requests.overview == extent && requests.overviewIsRequested)
    requests.noteGrowth()
    requests.update(extent, .empty)
    #expect(requests.overview == nil && requests.isGrowing)
    requests.noteSettled()
    #expect(!requests.overviewIsRequested && !requests.isGrowing)
  }

  @Test("only tiles that skipped samples are refined, and only if that takes little time")
  func refinement() {
    var requests = TileRequests()
    let extent = OverviewExtent(scale: OverviewScale(sampleCount: samples(100)), columnCount: 0)
    let fine = TileKey(samplesPerColumn: 1, index: 0)
    let chosen = TileKey(
      samplesPerColumn: 1 << 21, index: 0, analysis: DisplayAnalysis(fftSize: 256))
    for key in [fine, chosen] {
      requests.add(tile(key, coverage: 0.5), shown: [key], sampleCount: samples(100))
    }
    #expect(requests.coverage(of: [fine]) == 0.5)
    #expect(requests.refinable(of: [fine, chosen]).isEmpty, "there is no overview yet")
    requests.update(extent, .empty)
    #expect(requests.refinable(of: [fine, chosen]) == [fine])
    requests.add(tile(fine), shown: [fine], sampleCount: samples(100))
    #expect(requests.refinable(of: [fine]).isEmpty)
  }
}
