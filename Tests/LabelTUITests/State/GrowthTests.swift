import Testing

@testable import Radio
@testable import Workstation

@Suite("A capture that grows")
struct GrowthTests {
  private let grown = KeyScript.capture(sampleCount: 150_000)

  @Test("a fitted view shows all of the grown capture, in the same band")
  func fitted() {
    var script = KeyScript()
    script.type(">")
    let band = script.capture.viewport.y
    script.play(.capture(.grown(id: 1, capture: grown)))
    #expect(script.capture.viewport.unitsPerColumn == 1500)
    #expect(script.capture.viewport.y == band)
    #expect(script.capture.windows.sampleCount == 150_000)
    #expect(script.state.message == nil)
  }

  @Test("a view at the end follows the end with its crosshair; another view stays")
  func following() {
    var script = KeyScript()
    script.type("++G")
    let cell = script.canvas.plane.crosshairCell
    script.play(.capture(.grown(id: 1, capture: grown)))
    #expect(script.capture.viewport.x.upperBound == 150_000)
    #expect(script.canvas.plane.crosshairCell.column == cell.column)
    script.type("gg")
    let (view, crosshair) = (script.capture.viewport, script.canvas.crosshair)
    script.play(.capture(.grown(id: 1, capture: KeyScript.capture(sampleCount: 200_000))))
    #expect(script.capture.viewport == view && script.canvas.crosshair == crosshair)
  }

  @Test("a capture gets an overview after it stopped growing, not before")
  func settling() {
    var script = KeyScript()
    let request = Job.capture(.overview(id: 1))
    func showAll() {
      for key in script.capture.wantedTiles {
        let columns = max(0, min(32, 150_000 / key.samplesPerColumn - key.columns.lowerBound))
        let decibels = [Float](repeating: -50, count: 4 * columns)
        script.play(
          .capture(.tileReady(id: 1, SpectrogramTile(key: key, binCount: 4, decibels: decibels))))
      }
    }
    showAll()
    script.play(.capture(.grown(id: 1, capture: grown)))
    showAll()
    let before = script.jobs.count { $0 == request }
    script.play(.capture(.settled(id: 1)))
    #expect(script.jobs.count { $0 == request } == before + 1)
    let extent = OverviewExtent(scale: OverviewScale(sampleCount: 150_000), columnCount: 1)
    script.play(.capture(.overviewGrew(id: 1, extent)))
    #expect(script.capture.tiles.overview == extent)
  }

  @Test("a capture is reported once as complete, a few checks after it last grew")
  func checks() {
    var looks = GrowthHistory()
    let lengths = [5, 5, 5, 5, 5, 7, 9, 9, 9, 9, 9, 9, 9, 10]
    let settled = lengths.map { looks.update([1: $0, 2: 3]) }
    #expect(settled.indices.filter { settled[$0] == [1] } == [9])
    #expect(settled.allSatisfy { $0.isEmpty || $0 == [1] })
    #expect(looks.update([:]).isEmpty)
  }

  @Test("the view does not move while a box is being drawn")
  func drawing() {
    var script = KeyScript()
    script.type("vlll")
    let (view, box) = (script.capture.viewport, script.canvas.drawnBox)
    script.play(.capture(.grown(id: 1, capture: grown)))
    #expect(script.capture.viewport == view && script.canvas.drawnBox == box)
  }

  @Test("only tiles that contain the old end are computed again, and shown until then")
  func tiles() throws {
    var script = KeyScript()
    script.type("++")
    for keys in ["gg", "G", "gg"] {
      script.type(keys)
      for key in script.capture.wantedTiles {
        let columns = min(32, 100_000 / key.samplesPerColumn - key.columns.lowerBound)
        let decibels = [Float](repeating: -50, count: 4 * columns)
        script.play(
          .capture(.tileReady(id: 1, SpectrogramTile(key: key, binCount: 4, decibels: decibels))))
      }
    }
    #expect(script.capture.wantedTiles.isEmpty)
    script.play(.capture(.grown(id: 1, capture: grown)))
    #expect(script.capture.wantedTiles.isEmpty, "the end is out of sight")
    script.type("G")
    script.press(.pageUp)
    script.press(.pageUp)
    let stale = script.capture.wantedTiles.filter { script.capture.tiles[$0] != nil }
    let old = try #require(stale.first)
    #expect(stale.count == 1 && old.columns.contains(100_000 / 250 - 1))
    script.play(
      .capture(
        .tileReady(
          id: 1,
          SpectrogramTile(key: old, binCount: 4, decibels: [Float](repeating: 0, count: 128)))))
    #expect(!script.capture.wantedTiles.contains(old))
  }

  @Test("R requests the new end, once at a time, and reports if there are no new samples")
  func reload() {
    var script = KeyScript()
    script.type("RR")
    #expect(script.jobs.count { $0 == .capture(.reload(id: 1)) } == 1)
    script.play(.capture(.grown(id: 1, capture: KeyScript.capture)))
    script.play(.job(.finished(.opening)))
    #expect(script.state.message?.text == "There are no new samples.")
    script.type("R")
    #expect(script.jobs.count { $0 == .capture(.reload(id: 1)) } == 2)
  }

  @Test("late reports of a closed capture change nothing; the list shows the new length")
  func closing() {
    var script = KeyScript()
    let entry = ListEntry(
      url: KeyScript.capture.url, name: "X", content: .capture(KeyScript.capture, boxes: BoxCount())
    )
    script.play(.listed([entry]))
    script.play(.capture(.grown(id: 1, capture: grown)))
    script.type("q")
    script.play(.capture(.grown(id: 1, capture: KeyScript.capture(sampleCount: 1))))
    #expect(script.state.list?.entries.first?.content == .capture(grown, boxes: BoxCount()))
  }
}
