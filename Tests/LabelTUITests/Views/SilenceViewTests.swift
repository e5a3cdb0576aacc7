import Radio
import Testing

@testable import TerminalKit
@testable import Workstation

/// A capture of which two thirds are digital silence, as a closed squelch writes it.
@Suite("Silence on the screen")
struct SilenceViewTests {
  /// 100 columns of noise at -100 dB/Hz with a tone of -40, silent from column 34 on.
  private func script() -> KeyScript {
    var script = KeyScript()
    script.state.size = Size(width: 150, height: 40)
    script.state.place = .list(ListState())
    script.play(.capture(.opened(id: 2, capture: KeyScript.capture, annotations: [], warnings: [])))
    let noisy = (0..<16).map { Float($0 == 5 ? -40 : -100) }
    let silent = [Float](repeating: Silence.decibels, count: 16)
    for case .capture(.tiles(2, let keys)) in script.jobs {
      for key in keys {
        let columns = key.columns.filter { $0 * key.samplesPerColumn < 100_000 }
        let decibels = columns.flatMap { $0 * key.samplesPerColumn < 34_000 ? noisy : silent }
        script.play(
          .capture(.tileReady(id: 2, SpectrogramTile(key: key, binCount: 16, decibels: decibels))))
      }
    }
    let peaks = (0..<100).map { $0 < 34 ? Float($0 < 10 ? -60 : -40) : Silence.decibels }
    let scale = OverviewScale(sampleCount: 100_000)
    script.play(
      .capture(
        .overviewGrew(
          id: 2, OverviewExtent(scale: scale, columnCount: scale.columnCount),
          OverviewProfile(samplesPerColumn: 1000, peaks: peaks))))
    return script
  }

  @Test("automatic levels ignore it")
  func levels() throws {
    let rest: [Float] = [-100, -90, -80, -70, -60, -50, -40, -40]
    let silence = [Float](repeating: Silence.decibels, count: 16)
    #expect(Levels(fitting: rest + silence) == Levels(fitting: rest))
    #expect(Levels(fitting: silence) == nil)
    let levels = script().capture.display.levels
    #expect(levels.floor >= -102 && levels.floor + levels.range <= -36)
  }

  @Test("it has the darkest color at all levels")
  func picture() {
    var grid = DecibelGrid(width: 3, height: 1)
    (grid[0, 0], grid[1, 0], grid[2, 0]) = (-50, Silence.decibels, -50)
    for floor in [-120.0, -400] {
      var levels = Levels.initial
      levels.floor = floor
      let pixels = PixelGrid(grid, levels: levels, levelCount: 64)
      #expect(pixels[1, 0] == .level(0) && pixels[0, 0] != .level(0))
    }
  }

  @Test("the scales of power, map and spectrum ignore it")
  func instruments() throws {
    var script = script()
    let layout = script.state.documentLayout
    var grid = ScreenView(script.state, colorClass: .direct).draw()
    let (power, map) = (try #require(layout.power), try #require(layout.map))
    // -40 dB/Hz in a sixteenth of 10 MHz are 18 dB.
    #expect(grid.text(row: power.row).contains(" 20┤"))
    #expect(grid.text(row: power.rows.upperBound - 1).contains(" 15┤"))
    let levels = Palette(.direct, map: .viridis).levels
    let step = map.width / 20
    let colors = [1, 5, 15].map { grid[map.column + $0 * step, map.row].background }
    #expect(colors == [levels[0], levels[63], levels[0]])

    script.state.changeCanvas { $0.plane.goTo(x: 80_000) }
    let panel = try #require(layout.spectrum)
    grid = ScreenView(script.state, colorClass: .direct).draw()
    let scale = grid.text(row: panel.rows.upperBound + 1)
    #expect(scale.contains("-100") && !scale.contains("-2") && !scale.contains("-300"))
    #expect((0..<grid.size.height).contains { grid.text(row: $0).contains(" silence") })
    #expect(!(0..<grid.size.height).contains { grid.text(row: $0).contains("-300") })
  }
}
