import Foundation
import Labels
import TerminalKit
import Testing

@testable import Workstation

@Suite("Keymap")
struct KeymapTests {
  @Test(
    "no key does two things in a mode, and none hides a longer sequence",
    arguments: KeyContext.all)
  func noRepeats(context: KeyContext) {
    let sequences = Keymap.standard.bindings(in: context).flatMap(\.sequences)
    #expect(!sequences.isEmpty && Set(sequences).count == sequences.count)
    for sequence in sequences {
      #expect(!sequences.contains { $0 != sequence && $0.starts(with: sequence) })
    }
  }

  @Test("help shows every binding of the current mode, with its keys")
  func help() {
    var script = KeyScript(classes: ["a"])
    // The view, then a box that is being drawn, then the selected box.
    for keys in ["", "v", "\u{1B}vl1n"] {
      for key in keys { script.press(key == "\u{1B}" ? .escape : .character(key)) }
      let context = script.state.keyContext
      let lines = OverlayText(.help(top: 0), state: script.state).lines.map(\.text)
      for binding in Keymap.standard.bindings(in: context) {
        #expect(lines.contains { $0.hasPrefix(binding.keyNames) && $0.hasSuffix(binding.title) })
      }
      for gesture in MouseGesture.allCases {
        guard let title = gesture.title(on: .capture) else { continue }
        #expect(lines.contains { $0.hasPrefix(gesture.name) && $0.hasSuffix(title) })
      }
      for mode in [KeyMode.prompt, .question] {
        for binding in Keymap.standard.bindings(in: KeyContext(mode)) {
          #expect(lines.contains { $0.hasPrefix(binding.keyNames) && $0.hasSuffix(binding.title) })
        }
      }
    }
  }

  @Test("no key that terminals or tmux reserve is bound")
  func reserved() {
    let reserved: [Key] = [.control("a"), .control("b"), .control("s"), .control("q")]
    for context in KeyContext.all {
      for sequence in Keymap.standard.bindings(in: context).flatMap(\.sequences) {
        #expect(reserved.allSatisfy { !sequence.contains($0) })
      }
    }
  }

  /// The standard keymap with the keys of some commands replaced.
  private func remapped(_ keys: [Command: Key]) -> Keymap {
    Keymap(
      Keymap.standard.sections.map { section in
        var section = section
        section.bindings = section.bindings.map { binding in
          var binding = binding
          if let key = keys[binding.command] { binding.sequences = [[key]] }
          return binding
        }
        return section
      })
  }

  private func script(_ keymap: Keymap) -> KeyScript {
    var script = KeyScript(classes: ["a"])
    var state = AppState(
      size: KeyScript.size, paths: [], dataset: URL(filePath: "/tmp/d"), windowSeconds: 0.2,
      place: .list(ListState()), keymap: keymap)
    state.classes.add(["a"])
    script.state = state
    script.play(
      .capture(.opened(id: 1, capture: KeyScript.capture, annotations: [], warnings: [])))
    return script
  }

  @Test("a changed key works, and every text names it")
  func remapping() {
    var script = script(
      remapped([
        .box(.anchor): "x", .box(.undo): "X", .application(.quit): "Z", .question(.yes): "J",
        .box(.typeClass): "w", .prompt(.accept): .tab,
      ]))
    func screen() -> String {
      let grid = ScreenView(script.state, colorClass: .direct).draw()
      return (0..<grid.size.height).map { grid.text(row: $0) }.joined(separator: "\n")
    }
    script.type("n")
    #expect(script.state.message?.text == "No boxes yet. Press x to start one.")
    #expect(screen().contains(" x box"))
    script.type("x")
    script.type("l9")
    #expect(script.state.message?.text == "There is no class 9 yet. Press w to type one.")
    script.type("1")
    #expect(script.state.message?.text == "New box: a (X: undo)")
    script.type("l")
    #expect(screen().contains("New box: a (X: undo)"), "it stays while the box can be undone")
    script.type("X")
    #expect(script.boxes.isEmpty)
    script.press(.control("c"))
    #expect(script.state.message?.text.contains("Press Z to quit") == true)
    script.play(.labels(.failed(id: 1, reason: "no space left")))
    script.type("Z")
    #expect(screen().contains("J yes   n no") && screen().contains(" J yes"))
    script.type("y")
    #expect(!script.state.isQuitting && script.state.overlay == nil, "y is any other key now")
    script.type("ZJ")
    #expect(script.state.isQuitting)
  }

  @Test("every command of a mode has an effect or shows a message")
  func commands() {
    // Commands that may have no effect in the state below.
    let quiet: Set<Command> = [
      .box(.cancel), .view(.previousView), .view(.fit), .view(.center),
      .analysis(.automaticLevels),
    ]
    for binding in Keymap.standard.bindings(in: KeyContext(.view, on: .capture)) {
      guard !quiet.contains(binding.command) else { continue }
      var script = CaptureViewTests.script(size: KeyScript.size)
      script.type("++>>HJ")
      let before = "\(script.state)"
      let jobs = script.state.perform(binding.command, times: 1)
      #expect("\(script.state)" != before || !jobs.isEmpty, "\(binding.command)")
    }
  }
}
