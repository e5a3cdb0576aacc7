import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("The spectrum panel's box")
struct SpectrumStateTests {
  /// A screen wide enough to show the panel.
  private func wide() -> KeyScript {
    CaptureViewTests.script(size: Size(width: 150, height: 25))
  }

  private func measured(_ script: KeyScript) -> [Box?] {
    script.jobs.compactMap { job in
      if case .capture(.measure(1, let box)) = job { .some(box) } else { nil }
    }
  }

  static func measurement(of box: Box) throws -> BoxMeasurement {
    let source = NoiseSource(sampleCount: 100_000)
    return try #require(
      try BoxMeasurement.measure(
        box, of: source, sampleRate: 10e6, band: KeyScript.capture.band))
  }

  @Test("a drawn box is measured again at every step, a selected one at every change")
  func drawing() throws {
    var script = wide()
    #expect(measured(script).isEmpty)
    script.type("vl")
    #expect(measured(script).count == 2 && script.capture.spectrum.isPending)
    #expect(measured(script).last == script.canvas.drawnBox)
    script.type("lj1")
    // The finished box is not selected: the panel shows the crosshair's column again.
    #expect(measured(script).count == 5 && measured(script).last == .some(nil))
    script.type("n")
    #expect(measured(script).last == script.boxes[0].box)
    script.press(.tab)
    script.type("l")
    #expect(measured(script).count == 7 && measured(script).last == script.boxes[0].box)
    script.type("u")
    #expect(measured(script).count == 8 && measured(script).last == script.boxes[0].box)
  }

  @Test("a box that the mouse draws or moves is measured")
  func mouse() {
    var script = wide()
    script.drag(from: (10, 5), to: (20, 10))
    script.type("tone")
    script.press(.enter)
    let drawn = script.boxes[0].box
    #expect(measured(script).last == drawn)
    script.drag(from: (15, 7), to: (20, 7))
    #expect(script.boxes[0].box != drawn && measured(script).last == script.boxes[0].box)
  }

  @Test(
    "nothing is measured while the panel is hidden; showing it measures the box, hiding it stops")
  func hidden() {
    var script = KeyScript(classes: ["burst"])
    script.type("vll")
    #expect(measured(script).isEmpty)
    script.type("i")
    #expect(measured(script) == [script.canvas.drawnBox])
    script.type("i")
    #expect(measured(script).count == 2 && measured(script).last == .some(nil))
    #expect(!script.capture.spectrum.isPending)
  }

  @Test("only the result of the shown box is used; until it arrives, the last one stays")
  func results() throws {
    var script = wide()
    script.type("v")
    let first = try #require(script.canvas.drawnBox)
    let measurement = try Self.measurement(of: first)
    script.play(.capture(.measured(id: 1, measurement)))
    #expect(script.capture.spectrum.measurement == measurement)
    #expect(!script.capture.spectrum.isPending)
    script.type("ll")
    let second = try #require(script.canvas.drawnBox)
    #expect(script.capture.spectrum.measurement == measurement && script.capture.spectrum.isPending)
    script.play(.capture(.measured(id: 1, measurement)))
    script.play(.capture(.measuring(id: 1, first, 0.9)))
    script.play(.capture(.measurementFailed(id: 1, first, reason: "late")))
    #expect(script.capture.spectrum.isPending && script.capture.spectrum.progress == 0)
    script.play(.capture(.measuring(id: 1, second, 0.5)))
    #expect(script.capture.spectrum.progress == 0.5)
    script.play(.capture(.measured(id: 1, try Self.measurement(of: second))))
    #expect(script.capture.spectrum.measurement?.box == second)
    #expect(!script.capture.spectrum.isPending)
  }

  @Test("a box that cannot be measured shows the reason; the next one is measured")
  func failure() throws {
    var script = wide()
    script.type("vl")
    let box = try #require(script.canvas.drawnBox)
    script.play(.capture(.measurementFailed(id: 1, box, reason: "sample 7 is not a finite number")))
    #expect(script.capture.spectrum.failure?.contains("sample 7") == true)
    #expect(!script.capture.spectrum.isPending && script.capture.spectrum.measurement == nil)
    script.type("l")
    #expect(script.capture.spectrum.failure == nil && script.capture.spectrum.isPending)
  }

  @Test("Control-C cancels a measurement, though no other job runs")
  func cancelling() {
    var script = wide()
    script.press(.control("c"))
    #expect(!script.jobs.contains(.cancel))
    script.type("v")
    script.press(.control("c"))
    #expect(script.jobs.contains(.cancel))
  }

  @Test("a measurement of a closed capture is ignored")
  func closed() throws {
    var script = wide()
    script.type("v")
    let box = try #require(script.canvas.drawnBox)
    script.press(.escape)
    script.type("q")
    script.play(.capture(.measured(id: 1, try Self.measurement(of: box))))
    #expect(script.state.capture == nil)
  }
}
