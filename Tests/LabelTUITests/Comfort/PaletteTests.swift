import TerminalKit
import Testing

@testable import Workstation

@Suite("Palette")
struct PaletteTests {
  @Test("words in any order find a command, and Enter performs it")
  func finds() {
    var script = KeyScript()
    script.press(.control("p"))
    script.type("time zoom in")
    let first = PaletteEntry.entries(for: "time zoom in", in: script.state).first
    #expect(first?.name == "zoom-in-time" && first?.keyName == "+")
    script.press(.enter)
    var keys = KeyScript()
    keys.type("+")
    #expect(script.canvas.viewport == keys.canvas.viewport && script.state.prompt == nil)
    #expect(script.jobs.contains(.memory(.noteCommand(line: nil, name: "zoom-in-time"))))
  }

  @Test("letters with others between them match, worse than words")
  func fuzzy() {
    #expect(FuzzyMatch("zit", in: "zoom-in-time") != nil)
    #expect(FuzzyMatch("tiz", in: "zoom-in-time") == nil)
    let costs = ["time", "ime", "zit"].compactMap { FuzzyMatch($0, in: "zoom-in-time")?.cost }
    #expect(costs == costs.sorted() && Set(costs).count == 3)
    #expect(FuzzyMatch("", in: "x")?.cost == 0)
  }

  @Test("of equally good commands, the one that is used most comes first")
  func uses() {
    var script = KeyScript()
    let before = PaletteEntry.entries(for: "zoom", in: script.state).map(\.name)
    #expect(before.first != "zoom-out-frequency")
    for _ in 0..<3 { script.state.commandMemory.note(use: "zoom-out-frequency") }
    #expect(
      PaletteEntry.entries(for: "zoom", in: script.state).first?.name == "zoom-out-frequency")
  }

  @Test("Down selects the next line; a command with a value asks for it")
  func selection() {
    var script = KeyScript()
    script.press(.control("p"))
    script.type("theme")
    script.press(.down, .up, .enter)
    #expect(script.state.prompt?.text == "theme ")
    script.type("dark")
    script.press(.enter)
    #expect(script.state.theme.name == .dark)
    script.press(.control("p"), .down)
    let second = PaletteEntry.entries(for: "", in: script.state)[1]
    #expect(script.state.prompt?.selection == 1)
    script.press(.up, .up)
    #expect(script.state.prompt?.selection == 0)
    #expect(second.choice != .command(.comfort(.palette)))
  }

  @Test("every command of every mode is found by its name", arguments: KeyContext.all)
  func complete(context: KeyContext) {
    let script = KeyScript()
    guard context == script.state.placeContext else { return }
    for command in Keymap.standard.namedCommands(in: context) where command.name != "palette" {
      let entries = PaletteEntry.entries(for: command.name, in: script.state)
      #expect(entries.contains { $0.name == command.name }, "\(command.name)")
    }
  }

  @Test("it fits on a small screen without colors")
  func screen() {
    var script = KeyScript()
    script.play(.terminal(.resize(Size(width: 80, height: 24))))
    script.press(.control("p"))
    script.type("zoom")
    let grid = ScreenView(script.state, colorClass: .none).draw()
    let text = (0..<24).map { grid.text(row: $0) }.joined(separator: "\n")
    #expect(text.contains("> zoom") && text.contains("zoom-in-time") && text.contains("+ "))
    script.type("qqqqq")
    script.press(.enter)
    #expect(script.state.message?.kind == .error)
  }
}

@Suite("Keys that can follow")
struct WhichKeyTests {
  @Test("after a prefix, a box shows the next keys and their titles")
  func box() {
    var script = KeyScript()
    script.type("g")
    let grid = ScreenView(script.state, colorClass: .direct).draw()
    let text = (0..<grid.size.height).map { grid.text(row: $0) }.joined(separator: "\n")
    #expect(text.contains("g  go to the start"))
    script.type("g")
    let after = ScreenView(script.state, colorClass: .direct).draw()
    #expect(
      !(0..<after.size.height).contains { after.text(row: $0).contains("g  go to the start") })
  }
}

@Suite("List of jobs")
struct JobListTests {
  @Test("it shows progress and results, and cancels the selected job")
  func list() {
    var script = KeyScript()
    script.state.beginJob(.exporting)
    script.state.beginJob(.saving)
    script.play(.job(.progress(.saving, 0.25)))
    script.type("w")
    func text() -> String {
      OverlayText(.jobs(selection: 1), state: script.state).lines.map(\.text).joined(
        separator: "\n")
    }
    #expect(text().contains("> Saving          █████░░░░░░░░░░░░░░░ 25 %"))
    #expect(text().contains("No job has ended yet."))
    script.type("jx")
    #expect(script.jobs.last == .cancelJobs(of: .saving))
    script.play(.job(.failed(.saving, reason: "no space")))
    script.play(.job(.finished(.exporting)))
    #expect(text().contains("Saving          failed: no space"))
    #expect(text().contains("Exporting       done"))
    script.type("kx")
    #expect(script.state.message?.text == "No job is running.")
    script.type("q")
    #expect(script.state.overlay == nil && !script.state.isQuitting)
  }
}
