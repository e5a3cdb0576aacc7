import Labels
import TerminalKit
import Testing

@testable import Workstation

@Suite("Command line of the workstation")
struct WorkstationCommandLineTests {
  private func typed(_ line: String, in script: KeyScript = KeyScript()) -> KeyScript {
    var script = script
    script.type(":" + line)
    script.press(.enter)
    return script
  }

  @Test("a name performs its command, with a number as often")
  func performs() {
    let once = typed("zoom-in-time")
    let thrice = typed("zoom-in-time 3")
    var keys = KeyScript()
    keys.type("+")
    #expect(once.canvas.viewport == keys.canvas.viewport)
    keys.type("++")
    #expect(thrice.canvas.viewport == keys.canvas.viewport)
    #expect(thrice.state.prompt == nil)
  }

  @Test("a place goes there as without commands")
  func place() {
    #expect(typed("#4000").canvas.crosshair.exactX == 4000)
    #expect(typed("goto 1ms").canvas.crosshair.exactX == 10_000)
    #expect(typed("101MHz").canvas.crosshair.exactY == 101e6)
    #expect(typed("nothing").canvas.crosshair == KeyScript().canvas.crosshair)
  }

  @Test("a command with a value uses it")
  func values() {
    var script = KeyScript()
    script.type("vll")
    script = typed("class fm", in: script)
    #expect(script.boxes.map(\.label) == ["fm"])
    #expect(typed("theme light").state.terminal.background.color == .light)
    #expect(typed("theme light").jobs.contains(.terminal(.redraw)))
    #expect(typed("set color-map magma").state.colorMap == .magma)
    #expect(typed("set fft 1024").capture.display.analysis.fftSize == 1024)
    #expect(typed("set fft auto").capture.display.analysis.fftSize == nil)
  }

  @Test(
    "an error says what to type, and keeps the line",
    arguments: [
      ("zoom-in-tim", "No command has the name zoom-in-tim: type zoom-in-time."),
      ("review-good", "review-good is not possible here, only in REVIEW, GRID."),
      ("class", "class needs a value: type class NAME."),
      ("zoom-in-time x", "x is not a number of times: type zoom-in-time, or zoom-in-time 3."),
      ("zoom-in-time 0", "0 is not a number of times: type zoom-in-time, or zoom-in-time 3."),
      ("theme pink", "There is no theme pink: type one of auto, dark, light, high-contrast."),
      (
        "set fft 100",
        "100 is not a value of fft: type one of auto, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384."
      ),
    ])
  func errors(line: String, message: String) {
    let script = typed(line)
    #expect(script.state.message?.text == message)
    #expect(script.state.prompt?.text == line)
  }

  @Test("Tab completes what is common, then goes through the candidates")
  func completion() {
    var script = KeyScript()
    script.type(":zoom-i")
    script.press(.tab)
    #expect(script.state.prompt?.text == "zoom-in-")
    script.press(.tab)
    #expect(script.state.prompt?.text == "zoom-in-frequency")
    script.press(.tab)
    #expect(script.state.prompt?.text == "zoom-in-time")
    script.press(.backTab)
    #expect(script.state.prompt?.text == "zoom-in-frequency")
    script.press(.enter)
    #expect(script.canvas.viewport.y != KeyScript().canvas.viewport.y)
    script.type(":set color-map mag")
    script.press(.tab)
    #expect(script.state.prompt?.text == "set color-map magma")
  }

  @Test("the line above shows the candidates")
  func candidates() {
    var script = KeyScript()
    script.type(":zoom-out")
    let grid = ScreenView(script.state, colorClass: .direct).draw()
    let row = grid.text(row: grid.size.height - 3)
    #expect(row.contains("zoom-out-frequency  zoom-out-time"))
  }

  @Test("Up and Down go through earlier lines, which a job writes")
  func history() {
    var script = typed("#4000")
    script = typed("zoom-in-time", in: script)
    script.type(":")
    script.press(.up)
    #expect(script.state.prompt?.text == "zoom-in-time")
    script.press(.up, .up)
    #expect(script.state.prompt?.text == "#4000")
    script.press(.down, .down)
    #expect(script.state.prompt?.text == "")
    #expect(
      script.jobs.contains(.memory(.noteCommand(line: "zoom-in-time", name: "zoom-in-time"))))
    #expect(script.jobs.contains(.memory(.noteCommand(line: "#4000", name: nil))))
  }

  @Test("the history is bounded, and a file with nonsense is too")
  func bounds() {
    var memory = CommandMemory()
    for number in 0..<1000 { memory.note(line: "#\(number)") }
    #expect(memory.lines.count == CommandMemory.lineLimit && memory.lines.last == "#999")
    memory.note(line: String(repeating: "x", count: 10_000))
    #expect(memory.lines.last == "#999")
    #expect(memory.bounded == memory)
  }

  @Test("it is there on the list too")
  func list() {
    var script = KeyScript()
    script.state.place = .list(ListState())
    script.type(":dash")
    script.press(.tab)
    #expect(script.state.prompt?.text == "dashboard")
    script.press(.enter)
    #expect(script.state.keyMode == .dashboard)
  }
}
