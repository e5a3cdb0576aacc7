import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Moving and zooming")
struct ViewKeysTests {
  @Test("the crosshair moves by cells, by tens and by counts, and stays on the capture")
  func crosshair() {
    var script = KeyScript()
    script.type("gg")
    #expect(script.canvas.plane.crosshairCell.column == 0)
    script.type("lL12l")
    #expect(script.canvas.plane.crosshairCell.column == 23)
    script.type("500h")
    #expect(script.canvas.plane.crosshairCell.column == 0)
    script.type("500k")
    #expect(script.canvas.plane.crosshairCell.row == 0)
    script.type("500j")
    #expect(script.canvas.plane.crosshairCell.row == 19)
  }

  @Test("Shift with an arrow moves the view by a cell; the crosshair stays on its data")
  func scrolling() {
    var script = KeyScript()
    script.type("+>")
    let (before, crosshair) = (script.capture.viewport, script.canvas.crosshair)
    script.press(.shift(.right), .shift(.right), .shift(.up))
    #expect(script.capture.viewport.firstColumn == before.firstColumn + 2)
    #expect(
      script.capture.viewport.y.lowerBound
        == before.y.lowerBound + before.rowHeight)
    #expect(script.canvas.crosshair == crosshair)
    script.type("2")
    script.press(.shift(.left), .shift(.down))
    #expect(script.capture.viewport == before && script.canvas.crosshair == crosshair)
  }

  @Test("the crosshair stays at the edge instead of leaving the screen")
  func scrollingPastTheCrosshair() {
    var script = KeyScript()
    script.type("+>")
    script.type("70")
    script.press(.shift(.right))
    #expect(script.canvas.plane.crosshairCell.column == 0)
    script.type("100")
    script.press(.shift(.left))
    #expect(script.capture.viewport.firstColumn == 0)
    #expect(script.canvas.plane.crosshairCell.column == 99)
    script.type("9999")
    script.press(.shift(.up))
    #expect(script.canvas.plane.crosshairCell.row == 19)
    script.type("9999")
    script.press(.shift(.down))
    #expect(script.canvas.plane.crosshairCell.row == 0)
    #expect(script.capture.viewport.y.lowerBound == KeyScript.capture.band.lowerBound)
  }

  @Test("tilting the wheel moves the view by three columns")
  func wheel() {
    var script = KeyScript()
    script.type("++")
    let first = script.capture.viewport.firstColumn
    for (kind, moved) in [(MouseEvent.Kind.wheelRight, 3), (.wheelLeft, 0)] {
      script.play(.terminal(.mouse(MouseEvent(kind: kind, column: 50, row: 10))))
      #expect(script.capture.viewport.firstColumn == first + moved)
    }
  }

  @Test("zooming keeps the crosshair in its column, and Backspace restores the view")
  func zoom() {
    var script = KeyScript()
    script.type("30h")
    let (column, view) = (script.canvas.plane.crosshairCell.column, script.capture.viewport)
    script.type("+++")
    #expect(script.capture.viewport.unitsPerColumn == 125)
    #expect(script.canvas.plane.crosshairCell.column == column)
    script.press(.backspace, .backspace, .backspace)
    #expect(script.capture.viewport == view)
    script.type("+->f")
    #expect(script.capture.viewport == view)
  }

  @Test("zooming in ends at one sample a column, zooming out at the whole capture")
  func zoomLimits() {
    var script = KeyScript()
    for _ in 0..<40 { script.type("+>") }
    #expect(script.capture.viewport.unitsPerColumn == 1)
    for _ in 0..<80 { script.type("-<") }
    #expect(script.capture.viewport.unitsPerColumn == 1000)
    #expect(script.capture.viewport.y == KeyScript.capture.band)
  }

  @Test("= zooms to the selected box")
  func zoomToBox() {
    let box = Box(samples: 40_000..<41_000, frequencies: 99e6...99.5e6)
    var script = KeyScript(annotations: [Annotation(box: box, label: "a")])
    script.type("n=")
    let cells = script.capture.viewport.cells(of: box)
    #expect(script.capture.viewport.columns.count == 100 && cells.width > 60 && cells.height > 12)
    #expect(cells.column >= 0 && cells.columns.upperBound <= 100)
  }

  @Test(
    "a colon goes to a time, a sample or a frequency",
    arguments: [
      ("5ms", 50_000, 100e6), ("0.002", 20_000, 100e6), ("0:00.003", 30_000, 100e6),
      ("98 MHz", 50_000, 98e6), ("#4000", 4000, 100e6), ("70000 samples", 70_000, 100e6),
    ])
  func goTo(text: String, sample: Int, frequency: Double) {
    var script = KeyScript()
    script.type(":" + text)
    script.press(.enter)
    let crosshair = script.canvas.crosshair
    #expect(crosshair.x == sample && crosshair.y == frequency)
  }

  @Test("after a change of tuning in a recording, axis, readout and jumps use its frequencies")
  func tuning() throws {
    var script = KeyScript()
    var facts = KeyScript.capture.facts
    facts.tuning = FrequencySteps([(0, 0), (60_000, 50e6)])
    script.state.place = .list(ListState())
    script.play(
      .capture(.opened(id: 2, capture: try Capture(facts), annotations: [], warnings: [])))
    let screen = { ScreenView(script.state, colorClass: .none).draw() }
    let axis = { (1..<20).map { String(screen().text(row: $0).prefix(10)) }.joined() }
    #expect(axis().contains("100") && !axis().contains("150"))
    script.type(":#70000")
    script.press(.enter)
    #expect(axis().contains("150") && !axis().contains("100"))
    script.type(":148MHz")
    script.press(.enter)
    #expect(script.canvas.crosshair.x == 70_000)
    #expect(script.canvas.crosshair.y == 98e6)
    #expect(screen().text(row: 23).contains("148.000000 MHz"))
  }

  @Test(
    "the axes can be read in every number of colors",
    arguments: [ColorClass.direct, .indexed256, .indexed16, .indexed8, .none])
  func readableAxes(colors: ColorClass) {
    let palette = Palette(colors, map: .viridis)
    #expect(palette.dim != palette.black || palette.dim == .standard)
  }

  @Test(
    "a destination outside of the capture is rejected, and nothing moves",
    arguments: [
      "1s", "5", "#100000", "#999999999999", "-1ms", "#-1", "106MHz", "1Hz", "900MHz", "1e300s",
    ])
  func goOutside(text: String) {
    var script = KeyScript()
    script.type("+")
    let (crosshair, view) = (script.canvas.crosshair, script.capture.viewport)
    script.type(":" + text)
    script.press(.enter)
    #expect(script.canvas.crosshair == crosshair && script.capture.viewport == view)
    #expect(script.state.message?.kind == .error)
    script.type(":5ms")
    script.press(.enter)
    #expect(script.state.message == nil)
  }

  @Test(
    "messages name the FFT length of the picture, also if the overview provides it")
  func overviewTransforms() {
    var script = KeyScript()
    let key = script.capture.shownTiles[0]
    let decibels = [Float](repeating: -50, count: 512 * key.columns.count)
    script.play(
      .capture(.tileReady(id: 1, SpectrogramTile(key: key, binCount: 512, decibels: decibels))))
    script.type("p")
    #expect(script.state.message?.text.contains("512 points (automatic)") == true)
    script.type("[")
    #expect(script.capture.display.analysis.fftSize == 256)
  }

  @Test(
    "typed text never touches the prompt's explanation, on any width of screen",
    arguments: [40, 60, 110])
  func prompt(width: Int) {
    var script = KeyScript()
    script.play(.terminal(.resize(Size(width: width, height: 12))))
    script.type(":1s")
    let row = ScreenView(script.state, colorClass: .direct).draw().text(row: 10)
    #expect(row.hasPrefix(" Go to") && row.contains(": 1s"))
  }

  @Test(
    "invalid destinations are rejected with a message and change nothing",
    arguments: ["x", "nan", "1e999", "1:x", "#", "#1.5", "#99999999999999999999", "samples"])
  func goNowhere(text: String) {
    var script = KeyScript()
    let before = script.canvas.crosshair
    script.type(":" + text)
    script.press(.enter)
    #expect(script.state.message?.kind == .error && script.canvas.crosshair == before)
  }

  @Test("resizing keeps a fitted view fitted, and never loses the capture")
  func resizing() {
    var script = KeyScript()
    for (width, height) in [(40, 12), (300, 100), (1, 1), (110, 25)] {
      script.play(.terminal(.resize(Size(width: width, height: height))))
      #expect(script.capture.viewport.firstColumn == 0)
    }
    #expect(script.capture.viewport == KeyScript().capture.viewport)
  }

  @Test("a cell's box covers exactly that cell, everywhere and at every zoom")
  func cellsRoundTrip() {
    var script = KeyScript()
    for keys in ["", "+", "+>", "-"] {
      script.type(keys)
      let viewport = script.capture.viewport
      for (column, row) in [(0, 0), (3, 7), (99, 19), (50, 10)] {
        let box = viewport.box(column: column, row: row, in: KeyScript.capture.extent)
        #expect(
          viewport.cells(of: box) == Rect(column: column, row: row, width: 1, height: 1))
      }
    }
  }

  @Test("tiles are requested once, those of the picture first")
  func tiles() {
    var script = KeyScript()
    let requests = script.jobs.compactMap { job -> [TileKey]? in
      if case .capture(.tiles(_, let keys)) = job { keys } else { nil }
    }
    #expect(requests == [(0..<4).map { TileKey(samplesPerColumn: 1000, index: $0) }])
    let count = script.jobs.count
    script.type("hjkl")
    #expect(script.jobs.count == count)
  }
}
