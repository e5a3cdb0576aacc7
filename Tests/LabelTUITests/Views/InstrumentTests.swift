import Foundation
import Radio
import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Power over time and the map of the file")
struct InstrumentTests {
  private static let size = Size(width: 110, height: 40)

  /// A capture of 100 columns of 1000 samples, a tone of -20 dB/Hz in one of 16 bins over noise; the
  /// columns from 32 on are 10 dB stronger.
  private func script() -> KeyScript {
    var script = KeyScript()
    script.state.size = Self.size
    script.state.place = .list(ListState())
    let capture = KeyScript.capture(sampleCount: 100_000)
    script.play(.capture(.opened(id: 2, capture: capture, annotations: [], warnings: [])))
    for index in 0..<4 {
      let key = TileKey(samplesPerColumn: 1000, index: index)
      let column = (0..<16).map { Float($0 == 5 ? -20 : -100) + (index > 0 ? 10 : 0) }
      let decibels = (0..<min(32, 100 - 32 * index)).flatMap { _ in column }
      script.play(
        .capture(.tileReady(id: 2, SpectrogramTile(key: key, binCount: 16, decibels: decibels))))
    }
    return script
  }

  private func screen(_ script: KeyScript) -> CellGrid {
    ScreenView(script.state, colorClass: .direct).draw()
  }

  @Test("power is the sum over the visible band")
  func power() throws {
    let script = script()
    let powers = PictureSampler(script.capture).power()
    #expect(powers.count == 100)
    // -20 dB/Hz in a bin of a sixteenth of 10 MHz.
    let expected: Float = -20 + 57.9588
    #expect(abs((powers[0] ?? 0) - expected) < 0.01)
    #expect(abs((powers[99] ?? 0) - expected - 10) < 0.01)
    var elsewhere = script
    // The upper half of the band contains only noise.
    elsewhere.state.changeCanvas { $0.plane.viewport.y = 100e6...105e6 }
    let noise = PictureSampler(elsewhere.capture).power()[0] ?? 0
    #expect(abs(noise - (-100 + 66.9897)) < 0.01)
  }

  @Test("the scale of the bars has round ends, and damaged columns have no bars")
  func bars() {
    var script = script()
    let layout = script.state.documentLayout
    let grid = screen(script)
    let power = layout.power!
    #expect(grid.text(row: power.row).hasPrefix("dB     50┤"))
    #expect(grid.text(row: power.rows.upperBound - 1).hasPrefix("       35┤"))
    #expect(grid[power.column, power.row].scalar == " ")
    #expect(grid[power.column + 60, power.row].scalar != " ")
    let key = TileKey(samplesPerColumn: 1000, index: 1)
    let damaged = [Float](repeating: .nan, count: 32 * 16)
    script.play(
      .capture(.tileReady(id: 2, SpectrogramTile(key: key, binCount: 16, decibels: damaged))))
    #expect(screen(script)[power.column + 40, power.rows.upperBound - 1].scalar == " ")
  }

  @Test("sums of densities are those of the powers", arguments: [0..<1, 3..<16, 0..<16, 7..<15])
  func sums(bins: Range<Int>) {
    let decibels = (0..<16).map { Float($0 * 13 - 150) }
    let tile = SpectrogramTile(
      key: TileKey(samplesPerColumn: 1, index: 0), binCount: 16, decibels: decibels)
    let exact = bins.reduce(0.0) { $0 + pow(10, Double(decibels[$1]) / 10) }
    #expect(abs(Double(tile.meanDensitySum(column: 0, bins: bins)) / exact - 1) < 1e-4)
  }

  @Test("the map shows the strong part and the view, and a click goes there")
  func map() throws {
    var script = script()
    let peaks = (0..<100).map { Float($0 == 70 ? -20 : -90) }
    let scale = OverviewScale(sampleCount: 100_000)
    script.play(
      .capture(
        .overviewGrew(
          id: 2, OverviewExtent(scale: scale, columnCount: scale.columnCount),
          OverviewProfile(samplesPerColumn: 1000, peaks: peaks))))
    let map = try #require(script.state.documentLayout.map)
    let palette = Palette(.direct, map: .viridis)
    var grid = screen(script)
    #expect(grid[map.column + 70, map.row].background == palette.levels.last)
    #expect(grid[map.column + 20, map.row].background == palette.levels.first)
    script.type("++")
    grid = screen(script)
    let shown = map.columns.filter { grid[$0, map.row].background == palette.bright }
    #expect(shown.count == 26 || shown.count == 25)
    let click = MouseEvent(kind: .press(.left), column: map.column + 70, row: map.row)
    script.play(.terminal(.mouse(click)))
    #expect(script.canvas.crosshair.x == 70_500)
    #expect(script.capture.viewport.columns.contains(70_500 / 250))
  }

  @Test("keys hide and show them at every size")
  func keys() {
    var script = script()
    #expect(script.state.documentLayout.power != nil && script.state.documentLayout.spectrum == nil)
    script.type("I")
    #expect(script.state.documentLayout.power == nil)
    #expect(script.capture.viewport.size.height == 35)
    script.type("iI")
    #expect(script.state.documentLayout.spectrum != nil && script.state.documentLayout.map != nil)
    #expect(script.capture.viewport.size == Size(width: 70, height: 31))
  }
}
