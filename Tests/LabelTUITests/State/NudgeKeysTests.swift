import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Moving boxes by a unit")
struct NudgeKeysTests {
  private static let box = Annotation(
    box: Box(samples: 20_000..<30_000, frequencies: 99e6...101e6), label: "a")

  /// A script in which the box can be moved, by the unit after `count` presses of the key.
  private func editing(_ count: Int, at rate: Double? = nil) -> KeyScript {
    var script = KeyScript(annotations: [Self.box], classes: ["a"])
    script.type("n")
    script.press(.tab)
    script.type(String(repeating: "`", count: count))
    return script
  }

  @Test("samples and hertz")
  func samples() {
    var script = editing(2)
    #expect(script.state.modeTitle == "EDIT box by sample, 1 Hz")
    script.type("llhlK")
    #expect(script.boxes[0].box.samples == 20_002..<30_002)
    #expect(script.boxes[0].box.frequencies == 99_000_010...101_000_010)
    script.press(.tab)
    script.type("L")
    #expect(script.boxes[0].box.samples == 20_012..<30_002)
  }

  @Test("bins of the shown FFT")
  func bins() {
    var script = editing(1)
    let size = script.capture.fftSize
    script.type("lk")
    #expect(script.boxes[0].box.samples.lowerBound == 20_000 + size)
    #expect(script.boxes[0].box.frequencies.lowerBound == 99e6 + 10e6 / Double(size))
  }

  @Test("microseconds and kilohertz")
  func micro() {
    var script = editing(3)
    #expect(script.state.modeTitle == "EDIT box by 1 µs, 1 kHz")
    script.type("lllhJ")
    #expect(script.boxes[0].box.samples.lowerBound == 20_020)
    #expect(script.boxes[0].box.frequencies.lowerBound == 99e6 - 10e3)
  }

  @Test("fractions of a sample are not lost: ten steps of 2.4 samples are 24")
  func fractions() {
    var canvas = editing(0).canvas
    let step = NudgeStep(x: 2.4, y: 1000, title: "")
    for count in 1...10 {
      canvas.nudge(.whole, .right, by: step, times: 1)
      let exact = 20_000 + 2.4 * Double(count)
      #expect(abs(Double(canvas.boxes[0].box.samples.lowerBound) - exact) <= 0.5)
    }
    #expect(canvas.boxes[0].box.samples == 20_024..<30_024)
    canvas.nudge(.whole, .left, by: step, times: 10)
    #expect(canvas.boxes[0].box.samples == 20_000..<30_000)
    canvas.nudge(.whole, .right, by: NudgeStep(x: .infinity, y: 1, title: ""), times: 9999)
    #expect(canvas.boxes[0].box.samples.upperBound == 100_000)
  }

  @Test("the unit of another kind of document is a cell; pictures know pixels")
  func pictures() throws {
    var script = try PictureScript()
    script.press(.enter)
    try script.open([Annotation(box: Box(x: 20..<40, y: 20...40), label: "a")])
    script.type("n")
    script.press(.tab)
    script.type("l")
    let cell = script.canvas.boxes[0].box.x.lowerBound - 20
    #expect(cell > 1)
    script.type("`h")
    #expect(script.canvas.boxes[0].box.x.lowerBound == 20 + cell - 1)
    #expect(script.state.modeTitle == "EDIT box by pixel")
    script.type("`")
    #expect(script.state.modeTitle == "EDIT box")
  }
}
