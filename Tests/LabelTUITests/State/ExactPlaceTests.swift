import Testing

@testable import Foundations
@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("Typed times and frequencies")
struct ExactPlaceTests {
  /// One selected box from 2 to 4 ms, 98 to 100 MHz, after `tabs` presses of Tab.
  private func script(tabs: Int) -> KeyScript {
    let box = Box(samples: 20_000..<40_000, frequencies: 98e6...100e6)
    var script = KeyScript(annotations: [Annotation(box: box, label: "a")])
    script.type("n")
    for _ in 0..<tabs { script.press(.tab) }
    return script
  }

  @Test(
    "a selected edge moves exactly to the place; a whole box starts or is centered there",
    arguments: [
      (1, "2.6055ms", 26_055..<46_055, 98e6...100e6), (1, "101MHz", 20_000..<40_000, 100e6...102e6),
      (2, "2.6055ms", 26_055..<40_000, 98e6...100e6),
      (3, "2.6055ms", 20_000..<26_055, 98e6...100e6),
      (3, "10ms", 20_000..<100_000, 98e6...100e6), (2, "#4001", 4001..<40_000, 98e6...100e6),
      (4, "99.25MHz", 20_000..<40_000, 98e6...99.25e6),
      (5, "97000.5 kHz", 20_000..<40_000, 97_000_500...100e6),
    ])
  func edges(tabs: Int, text: String, samples: Range<Int>, frequencies: ClosedRange<Double>) {
    var script = script(tabs: tabs)
    script.type(":" + text)
    script.press(.enter)
    #expect(script.boxes.map(\.box) == [Box(samples: samples, frequencies: frequencies)])
    #expect(script.writtenLabels == script.boxes && script.state.keyMode == .editing)
    script.type("u")
    #expect(script.boxes.map(\.box) == self.script(tabs: 0).boxes.map(\.box))
  }

  @Test(
    "an edge rejects places on the other axis, and places past the opposite edge",
    arguments: [
      (2, "99MHz"), (3, "99MHz"), (4, "3ms"), (5, "#3"), (2, "4ms"), (2, "9ms"), (3, "2ms"),
      (4, "98MHz"), (5, "100MHz"), (1, "9ms"), (1, "104.5MHz"), (2, "900MHz"), (2, "5"), (2, "x"),
    ])
  func refusedEdges(tabs: Int, text: String) {
    var script = script(tabs: tabs)
    let before = (script.boxes, script.canvas.crosshair, script.jobs.count)
    script.type(":" + text)
    script.press(.enter)
    #expect(script.boxes == before.0 && script.canvas.crosshair == before.1)
    let isNoted = script.jobs.dropFirst(before.2).allSatisfy {
      if case .memory = $0 { true } else { false }
    }
    #expect(isNoted && script.state.message?.kind == .error)
  }

  @Test("while a box is drawn, a typed place is its exact corner at every zoom")
  func corners() {
    var script = KeyScript(classes: ["a"])
    for text in [":2.6055ms", ":98.1234MHz", "v", ":3.1007ms", ":99.5001MHz"] {
      script.type(text)
      if text != "v" { script.press(.enter) }
    }
    let box = Box(samples: 26_055..<31_007, frequencies: 98_123_400...99_500_100)
    #expect(script.canvas.drawnBox == box)
    script.type("o")
    #expect(script.canvas.drawnBox == box, "o exchanges the corners")
    script.type("++")
    #expect(script.canvas.drawnBox == box)
    script.type("1")
    #expect(script.boxes.map(\.box) == [box])
  }

  @Test("a typed corner before, in or after the anchor's cell is an edge of the box")
  func cornersByACell() {
    for (text, samples) in [
      ("4.9999ms", 49_999..<51_000), ("5.02ms", 50_200..<51_000), ("5.08ms", 50_000..<50_800),
      ("5.1001ms", 50_000..<51_001), ("10ms", 50_000..<100_000),
    ] {
      var script = KeyScript(classes: ["a"])
      script.type("v:" + text)
      script.press(.enter)
      #expect(script.canvas.drawnBox?.samples == samples)
    }
  }

  @Test("if both corners are typed at one place, the box is the cell there")
  func noExtent() {
    var script = KeyScript(classes: ["a"])
    script.type(":2.6055ms")
    script.press(.enter)
    script.type(":98MHz")
    script.press(.enter)
    script.type("v1")
    #expect(script.boxes.map(\.box.samples) == [26_000..<27_000])
    #expect(script.boxes.map(\.box.frequencies) == [97.5e6...98e6])
  }

  @Test("movement keys move by cells from a typed place")
  func movingOn() {
    var script = KeyScript(classes: ["a"])
    script.type(":2.6055ms")
    script.press(.enter)
    script.type("l")
    #expect(script.canvas.crosshair.exactX == nil)
    #expect(script.canvas.plane.crosshairBox.samples == 27_000..<28_000)
    script.type("v1")
    #expect(script.boxes.map(\.box.samples) == [27_000..<28_000])
  }

  @Test("with a selected box but no edge, a destination moves the crosshair and deselects the box")
  func selectedBox() {
    var script = script(tabs: 0)
    let before = script.boxes
    script.type(":5ms")
    script.press(.enter)
    #expect(script.boxes == before && script.canvas.mode == .idle)
    #expect(script.canvas.crosshair.x == 50_000)
  }

  @Test(
    "the prompt names what will move",
    arguments: [
      (0, "Go to"), (1, "Box to"), (2, "Left edge to"), (3, "Right edge to"), (4, "Top edge to"),
      (5, "Bottom edge to"),
    ])
  func titles(tabs: Int, title: String) {
    var script = script(tabs: tabs)
    script.type(":")
    #expect(script.state.prompt?.title == title)
    script.press(.escape, .escape)
    script.type("v:")
    #expect(script.state.prompt?.title == "Corner to")
  }

  @Test("the readout shows time and frequency of the middle of the cell at every zoom")
  func cellCenters() {
    var script = KeyScript()
    script.type("gg")
    #expect(status(script).hasPrefix(" VIEW  0.050 ms  99.750 MHz"))
    script.type("l")
    #expect(status(script).hasPrefix(" VIEW  0.150 ms"))
    script.type("50l++>")
    let cell = script.canvas.plane.crosshairBox
    let (time, frequency) = (Double(cell.samples.lowerBound) / 1e4, cell.frequencies.middle / 1e6)
    #expect(
      status(script).hasPrefix(
        " VIEW  \(Quantity.fixed(time + 0.0125, decimals: 3)) ms  "
          + "\(Quantity.fixed(frequency, decimals: 3)) MHz"))
  }

  @Test(
    "the readout shows a typed place as it was typed",
    arguments: [
      ("2.6055ms", "2.6055 ms"), ("0.0078901", "7.8901 ms"), ("#4001", "0.4001 ms"),
      ("10ms", "10.0000 ms"), ("98.123456MHz", "98.123456 MHz"), ("99MHz", "99.000000 MHz"),
    ])
  func readBack(text: String, read: String) {
    var script = KeyScript()
    script.type(":" + text)
    script.press(.enter)
    #expect(status(script).contains("  \(read)"))
  }

  @Test("a typed time is rounded to the nearest sample")
  func rounding() {
    var script = KeyScript()
    for time in [2605, 7001, 9999, 1, 3333] {
      script.type(":\(Quantity.fixed(Double(time) / 1e4, decimals: 4))ms")
      script.press(.enter)
      #expect(script.canvas.crosshair.x == time)
    }
  }

  @Test("with a selected edge, the readout shows the edge")
  func readEdges() {
    #expect(status(script(tabs: 2)).contains("  2.0000 ms"))
    #expect(status(script(tabs: 3)).contains("  4.0000 ms"))
    #expect(status(script(tabs: 4)).contains("  100.000000 MHz"))
    #expect(status(script(tabs: 5)).contains("  98.000000 MHz"))
  }

  private func status(_ script: KeyScript) -> String {
    ScreenView(script.state, colorClass: .direct).draw().text(row: script.state.size.height - 2)
  }
}
