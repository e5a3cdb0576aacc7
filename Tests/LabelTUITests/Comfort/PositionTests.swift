import Foundation
import Labels
import TerminalKit
import TestSupport
import Testing

@testable import Workstation

@Suite("Positions in documents")
struct PositionTests {
  private func reopened(_ script: KeyScript) -> KeyScript {
    var next = KeyScript()
    next.state.positions = script.state.positions
    next.state.place = .list(ListState())
    next.state.placesBelow = []
    next.play(
      .capture(.opened(id: 9, capture: KeyScript.capture, annotations: [], warnings: [])))
    return next
  }

  @Test("a capture is opened where it was closed, with its FFT settings")
  func capture() {
    var script = KeyScript()
    script.type("++>>LLLKKK]p")
    let before = script.canvas
    script.type("q")
    let after = reopened(script)
    #expect(after.canvas.viewport == before.viewport)
    #expect(after.canvas.crosshair.x == before.crosshair.x)
    #expect(after.canvas.crosshair.y == before.crosshair.y)
    #expect(after.capture.display.analysis.fftSize != nil && after.capture.display.showsMean)
    let jobs = script.jobs.filter { if case .memory(.positions) = $0 { true } else { false } }
    #expect(jobs.count == 1)
  }

  @Test("nothing is remembered of a document that was only looked at")
  func untouched() {
    var script = KeyScript()
    script.type("q")
    #expect(script.state.positions.positions.isEmpty)
    #expect(!script.jobs.contains { if case .memory = $0 { true } else { false } })
  }

  @Test("quitting and signals remember too; going back to the start is remembered")
  func quitting() {
    var script = KeyScript()
    script.type("++")
    script.play(.terminate)
    #expect(script.state.positions.positions.count == 1)
    var next = reopened(script)
    next.type("f")
    next.type("Q")
    let last = reopened(next)
    #expect(last.canvas.plane.showsAll)
  }

  @Test("positions of another screen, another file or nonsense are safe")
  func hostile() throws {
    var script = KeyScript()
    script.type("++>>LLL")
    script.type("q")
    var position = try #require(script.state.positions.positions.first)
    for change: (inout DocumentPosition) -> Void in [
      { $0.firstUnit = .max }, { $0.firstUnit = .min }, { $0.unitsPerColumn = .min },
      { $0.unitsPerColumn = .max }, { $0.columnsPerUnit = .max }, { $0.top = .infinity },
      { $0.bottom = .nan }, { ($0.bottom, $0.top) = (1e300, 2e300) }, { $0.crosshairX = .min },
      { $0.crosshairX = .max }, { $0.crosshairY = .nan }, { $0.crosshairY = -1e300 },
      { $0.fftSize = -1 }, { $0.windowFunction = "x" }, { $0.row = .max },
      { ($0.bottom, $0.top) = (1, 1 + 1e-9) },
    ] {
      let kept = position
      change(&position)
      var other = KeyScript()
      other.state.positions.remember(position)
      position = kept
      other.state.place = .list(ListState())
      other.play(
        .capture(
          .opened(
            id: 3, capture: KeyScript.capture(sampleCount: 7), annotations: [], warnings: [])))
      other.type("hjkl+-<>gg")
      other.play(.terminal(.resize(Size(width: 80, height: 24))))
      var same = KeyScript()
      same.state.positions = other.state.positions
      same.state.place = .list(ListState())
      same.play(.capture(.opened(id: 4, capture: KeyScript.capture, annotations: [], warnings: [])))
      same.type("hjkl+-<>G")
      #expect(same.canvas.plane.extent.x.contains(same.canvas.crosshair.x))
    }
  }

  @Test("the files are bounded, and survive nonsense")
  func files() throws {
    let folder = try TemporaryFolder()
    let memory = UserMemory(stateFolder: folder.url)
    #expect(memory.commands() == CommandMemory() && memory.positions() == PositionBook())
    try memory.changeCommands { $0.note(line: "zoom-in-time") }
    try memory.changeCommands { $0.note(use: "zoom-in-time") }
    #expect(memory.commands().lines == ["zoom-in-time"])
    #expect(memory.commands().uses(of: "zoom-in-time") == 1)
    var script = KeyScript()
    script.type("++q")
    try memory.remember(script.state.positions.positions)
    #expect(memory.positions() == script.state.positions)
    #expect(!memory.isWelcomed)
    try memory.noteWelcome()
    #expect(memory.isWelcomed)
    for name in ["commands.json", "positions.json"] {
      try Data("{\"lines\": 5, \"positions\": [7]}".utf8).write(to: folder.file(name))
    }
    #expect(memory.commands() == CommandMemory() && memory.positions() == PositionBook())
    var book = PositionBook()
    for number in 0..<1100 {
      var position = try #require(script.state.positions.positions.first)
      position.row = number
      book.remember(position)
    }
    #expect(book.positions.count == 1)
  }
}
