import Foundation
import Testing

@testable import Radio
@testable import Workstation

@Suite("The overview of a long capture")
struct OverviewStateTests {
  /// 100 columns of 1,000,000 samples.
  private static let capture = KeyScript.capture(sampleCount: 100_000_000)
  private static let scale = OverviewScale(sampleCount: capture.sampleCount)

  private func opened() -> KeyScript {
    var script = KeyScript()
    script.state.place = .list(ListState())
    script.play(.capture(.opened(id: 2, capture: Self.capture, annotations: [], warnings: [])))
    return script
  }

  private func tile(_ key: TileKey, binCount: Int, level: Float, coverage: Double) -> Action {
    let columns = min(32, 100 - 32 * key.index)
    let decibels = (0..<(columns * binCount)).map { level + Float($0 % 16) }
    return .capture(
      .tileReady(
        id: 2,
        SpectrogramTile(key: key, binCount: binCount, decibels: decibels, coverage: coverage)))
  }

  private func overviewRequests(_ script: KeyScript) -> Int {
    script.jobs.count { $0 == .capture(.overview(id: 2)) }
  }

  private func wanted(_ script: KeyScript) -> [TileKey]? {
    for case .capture(.tiles(2, let keys)) in script.jobs.reversed() { return keys }
    return nil
  }

  private func refined(_ script: KeyScript) -> [TileKey]? {
    for case .capture(.refine(2, let keys)) in script.jobs.reversed() { return keys }
    return nil
  }

  private static let keys = (0..<4).map { TileKey(samplesPerColumn: 1_000_000, index: $0) }

  private func sampled() -> KeyScript {
    var script = opened()
    for key in Self.keys {
      script.play(tile(key, binCount: 4096, level: -100, coverage: 0.0655))
    }
    return script
  }

  @Test("it is requested once, after the first picture, and only if columns skip samples")
  func request() {
    var script = opened()
    for key in Self.keys {
      #expect(overviewRequests(script) == 0)
      script.play(tile(key, binCount: 4096, level: -100, coverage: 0.0655))
    }
    #expect(overviewRequests(script) == 1 && script.state.jobs[.overview] != nil)
    script.play(tile(Self.keys[0], binCount: 4096, level: -100, coverage: 0.0655))
    #expect(overviewRequests(script) == 1)
    #expect(CaptureViewTests.script(size: KeyScript.size).state.jobs[.overview] == nil)
  }

  @Test("computed columns replace the tiles that they cover, and no others, once")
  func refinement() {
    var script = sampled()
    #expect(abs(script.capture.coverage - 0.0655) < 1e-9)
    let half = OverviewExtent(scale: Self.scale, columnCount: Self.scale.columnCount / 2)
    script.play(.capture(.overviewGrew(id: 2, half)))
    #expect(refined(script) == [Self.keys[0]])
    script.play(tile(Self.keys[0], binCount: 512, level: -90, coverage: 1))
    let count = script.jobs.count
    script.play(.capture(.overviewGrew(id: 2, half)))
    #expect(script.jobs.count == count)
    let all = OverviewExtent(scale: Self.scale, columnCount: Self.scale.columnCount)
    script.play(.capture(.overviewGrew(id: 2, all)))
    #expect(refined(script) == Array(Self.keys.dropFirst()))
  }

  @Test("a sampled tile that arrives after the report of the overview is requested again")
  func lateTile() {
    var script = opened()
    let all = OverviewExtent(scale: Self.scale, columnCount: Self.scale.columnCount)
    script.play(.capture(.overviewGrew(id: 2, all)))
    #expect(wanted(script) == Self.keys)
    script.play(tile(Self.keys[1], binCount: 4096, level: -100, coverage: 0.0655))
    #expect(refined(script) == [Self.keys[1]])
  }

  @Test("columns that skip samples and are finer than the overview are refined too")
  func between() {
    var script = sampled()
    script.play(.capture(.overviewGrew(id: 2, OverviewExtent(scale: Self.scale, columnCount: 0))))
    #expect(refined(script) == nil)
    let longScale = OverviewScale(sampleCount: 1 << 40)
    script.play(.capture(.overviewGrew(id: 2, OverviewExtent(scale: longScale, columnCount: 0))))
    #expect(refined(script) == Self.keys)
    for key in Self.keys { script.play(tile(key, binCount: 512, level: -90, coverage: 1)) }
    #expect(script.capture.refinableTiles.isEmpty && script.capture.coverage == 1)
  }

  @Test("levels follow the refined picture, unless the user changed them")
  func levels() {
    for keys in ["", ")"] {
      var script = sampled()
      script.type(keys)
      let before = script.capture.display.levels
      let all = OverviewExtent(scale: Self.scale, columnCount: Self.scale.columnCount)
      script.play(.capture(.overviewGrew(id: 2, all)))
      for key in Self.keys { script.play(tile(key, binCount: 512, level: -70, coverage: 1)) }
      #expect((script.capture.display.levels == before) == !keys.isEmpty)
    }
  }

  @Test(
    "tiles with different numbers of bins form one picture; the header shows the analyzed share")
  func mixed() {
    var script = sampled()
    let header = { ScreenView(script.state, colorClass: .none).draw().text(row: 0) }
    #expect(header().contains("6.6 % analyzed"))
    let all = OverviewExtent(scale: Self.scale, columnCount: Self.scale.columnCount)
    script.play(.capture(.overviewGrew(id: 2, all)))
    script.play(tile(Self.keys[0], binCount: 512, level: -50, coverage: 1))
    let grid = PictureSampler(script.capture).decibels()
    #expect(grid[0, 0] > -60 && grid[40, 0] < -60 && grid[99, 0].isFinite)
    for key in Self.keys { script.play(tile(key, binCount: 512, level: -50, coverage: 1)) }
    #expect(!header().contains("analyzed"))
  }

  @Test("closing the capture stops it, and the end of the job clears the status line")
  func closing() {
    var script = sampled()
    script.type("q")
    #expect(script.jobs.contains(.capture(.close(id: 2))))
    script.play(.job(.finished(.overview)))
    #expect(script.state.jobs[.overview] == nil)
  }
}
