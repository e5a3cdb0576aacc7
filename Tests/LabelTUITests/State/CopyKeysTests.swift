import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Copies and notes")
struct CopyKeysTests {
  private static func box(at start: Int, label: String? = "a", hertz: Double = 100e6) -> Annotation
  {
    Annotation(
      box: Box(samples: start..<(start + 4000), frequencies: (hertz - 1e6)...(hertz + 1e6)),
      label: label)
  }

  @Test("b repeats the box that was changed last, with its middle at the crosshair")
  func repeatLast() throws {
    var script = KeyScript(annotations: [Self.box(at: 10_000)], classes: ["a", "b"])
    script.type("gg70lvlljj2")
    let drawn = try #require(script.boxes.last)
    script.press(.escape)
    script.type("gg30l20jb")
    let copy = try #require(script.boxes.last)
    #expect(script.boxes.count == 3 && copy.label == "b" && copy.id != drawn.id)
    #expect(copy.box.samples.count == drawn.box.samples.count)
    #expect(copy.box.samples.contains(script.canvas.crosshair.x))
    #expect(script.canvas.plane.extent.y.contains(copy.box.y.lowerBound))
    #expect(script.canvas.selected?.id == copy.id && script.writtenLabels == script.boxes)
    script.type("d")
    script.press(.escape)
    script.type("ggb")
    #expect(script.boxes.last?.box.samples.lowerBound == 0)
  }

  @Test("b without a box says so")
  func nothingToRepeat() {
    var script = KeyScript()
    script.type("b")
    #expect(script.boxes.isEmpty && script.state.message?.kind == .error)
  }

  @Test("Yw copies to the same place in the next sample window, and stops at the end")
  func windows() {
    var script = KeyScript(annotations: [Self.box(at: 3000)], windowSeconds: 0.002)
    let length = script.capture.windows.windowSamples
    script.type("nYw")
    #expect(script.boxes.map(\.box.samples.lowerBound) == [3000, 3000 + length])
    script.type("u")
    #expect(script.boxes.count == 1)
    script.press(.escape)
    script.type("gg3l9Yw")
    #expect(
      script.boxes.map(\.box.samples.lowerBound) == [0, 1, 2, 3, 4].map { 3000 + length * $0 })
    script.type("Yw")
    #expect(script.boxes.count == 5 && script.state.message?.text.contains("no room") == true)
  }

  @Test("Yp takes the period from the two last boxes of the class and band")
  func period() {
    var script = KeyScript(annotations: [
      Self.box(at: 1000), Self.box(at: 5000, label: "b"), Self.box(at: 8000, hertz: 103e6),
      Self.box(at: 11_000),
    ])
    script.type("gg12l5Yp")
    let starts = script.boxes.dropFirst(4).map(\.box.samples.lowerBound)
    #expect(starts == [21_000, 31_000, 41_000, 51_000, 61_000])
    #expect(script.canvas.selected?.box.samples.lowerBound == 61_000)
    script.type("YpYpYpYp")
    #expect(script.boxes.last?.box.samples.lowerBound == 91_000)
    script.type("uuu")
    #expect(script.boxes.count == 9)
    script.type("u")
    #expect(script.boxes.count == 4)
  }

  @Test("without a period it is typed once for the class")
  func typedPeriod() {
    var script = KeyScript(annotations: [Self.box(at: 1000)])
    script.type("nYp")
    #expect(script.state.prompt?.purpose == .period(.capture, copies: 1))
    script.type("nonsense")
    script.press(.enter)
    #expect(script.state.prompt != nil && script.boxes.count == 1)
    script.press(.control("u"))
    script.type("2ms")
    script.press(.enter)
    #expect(script.boxes.map(\.box.samples.lowerBound) == [1000, 21_000])
    script.press(.escape)
    script.type("ggd")
    script.press(.escape)
    script.type("nYp")
    #expect(script.state.prompt == nil)
    #expect(script.boxes.map(\.box.samples.lowerBound) == [1000, 21_000])
  }

  @Test("on a pitch Yw copies to the next frame, and shows it")
  func frames() throws {
    let box = Annotation(box: Box(x: 10..<30, y: 10...30, layer: 0), label: "ball")
    var script = try PitchScript(annotations: [box])
    script.type("nYw")
    #expect(script.state.canvas?.boxes.map(\.box.layer) == [0, 1])
    #expect(script.state.pitch?.row == 1)
  }

  @Test("a note is typed, shown, changed and removed; it keeps the mark of the sample")
  func notes() {
    var marked = Self.box(at: 10_000)
    marked.savedSample = "a/1"
    var script = KeyScript(annotations: [marked])
    script.type("n#strange burst")
    script.press(.enter)
    #expect(script.boxes[0].comment == "strange burst" && script.boxes[0].savedSample == "a/1")
    #expect(script.writtenLabels == script.boxes)
    let readout = CanvasReadout(canvas: script.canvas).classes(commitKey: "⏎")
    #expect(readout.contains("note: strange burst"))
    script.type("#")
    #expect(script.state.prompt?.text == "strange burst")
    script.press(.control("u"), .enter)
    #expect(script.boxes[0].comment == nil)
    script.type("u")
    #expect(script.boxes[0].comment == "strange burst")
  }
}
