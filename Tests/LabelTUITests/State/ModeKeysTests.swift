import TestSupport
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("What keys mean in each mode")
struct ModeKeysTests {
  @Test("while a box is drawn, a digit is a class, never a count, and the screen shows its effect")
  func digitsWhileDrawing() {
    var script = KeyScript(classes: ["burst", "video"])
    script.type("vl1")
    #expect(script.boxes.map(\.label) == ["burst"])
    #expect(script.state.message?.text == "New box: burst (u: undo)")
    script.type("2l")
    #expect(script.boxes.map(\.label) == ["burst"], "2 was a count in VIEW")
    #expect(status(script).contains("New box: burst (u: undo)"), "it stays while one moves on")
    script.type("v")
    #expect(!status(script).contains("u: undo"), "u does not undo in DRAW")
    script.press(.escape)
    script.type("u")
    #expect(script.boxes.isEmpty && !status(script).contains("New box"))
  }

  @Test(
    "a message shows the old and the new class of a change, and u undoes it", arguments: [0, 2])
  func visibleChange(tabs: Int) {
    var script = KeyScript(classes: ["burst", "video"])
    script.type("vlljj1n")
    for _ in 0..<tabs { script.press(.tab) }
    script.type("2")
    #expect(script.state.message?.text == "burst -> video (u: undo)")
    script.type("M")
    script.press(.escape)
    #expect(status(script).contains("burst -> video (u: undo)"))
    script.type("2")
    #expect(script.state.message?.text == "The class is already video.")
    script.type("u")
    #expect(script.boxes.map(\.label) == ["burst"])
  }

  @Test("consecutive class changes of a box are one change, from the first to the last class")
  func hesitation() {
    var script = KeyScript(classes: ["burst", "video", "gps"])
    script.type("vlljj1n23l")
    #expect(script.boxes.map(\.label) == ["gps"] && script.canvas.mode == .idle)
    #expect(status(script).contains("burst -> gps (u: undo)"))
    script.type("u")
    #expect(script.boxes.map(\.label) == ["burst"] && script.writtenLabels == script.boxes)
    script.type("n21")
    #expect(script.state.message?.text == "The class is burst again.")
    #expect(script.boxes.map(\.label) == ["burst"] && script.writtenLabels == script.boxes)
    script.type("u")
    #expect(script.boxes.isEmpty)
  }

  @Test("a change is no longer shown when u would undo a later one instead")
  func changeIsTheLast() {
    var script = KeyScript(classes: ["burst", "video"])
    script.type("vlljj1n2")
    script.press(.tab, .tab)
    script.type("h")
    #expect(!status(script).contains("u: undo"))
  }

  @Test("a message shows the class of a deleted box")
  func deletion() {
    var script = KeyScript(classes: ["burst", "video"])
    script.type("vl1LLvl2d")
    #expect(script.state.message?.text == "Deleted: video (u: undo)")
  }

  @Test(
    "in modes where digits are classes, the screen shows all nine with their names",
    arguments: [40, 80, 200])
  func legend(width: Int) {
    let names = [
      "burst", "video", "a-rather-long-class-name", "d", "e5", "f", "gps", "hopper", "i9",
    ]
    var script = KeyScript(classes: names + ["tenth"])
    script.play(.terminal(.resize(Size(width: width, height: 24))))
    #expect(!hints(script).contains("1 b"), "in VIEW digits are counts")
    for keys in ["vl", "1n", "\t"] {
      script.type(keys == "\t" ? "" : keys)
      if keys == "\t" { script.press(.tab) }
      for (index, name) in names.enumerated() {
        #expect(hints(script).contains(" \(index + 1) \(name.prefix(1))"))
      }
      #expect(!hints(script).contains("tenth"))
      if width == 200 { #expect(hints(script).contains("3 a-rather-long-class-name")) }
      if width >= 80 { #expect(hints(script).contains("? help")) }
    }
  }

  @Test("classes of the dataset come first, and no digit changes its class afterwards")
  func stableDigits() {
    var script = KeyScript()
    script.state.classes = ClassList()
    script.state.classes.waitForDataset()
    let labeled = Annotation(
      box: Box(samples: 1000..<9000, frequencies: 99e6...101e6), label: "capture")
    script.state.place = .list(ListState())
    script.play(
      .capture(.opened(id: 2, capture: KeyScript.capture, annotations: [labeled], warnings: [])))
    script.type("n1")
    #expect(script.state.message?.text == "The classes of the dataset are still being read.")
    #expect(script.boxes.map(\.label) == ["capture"])
    script.play(.dataset(.foundClasses(FoundClasses(names: ["old", "older"]))))
    #expect(script.state.classes.names == ["old", "older", "capture"])
    script.type("1")
    #expect(script.boxes.map(\.label) == ["old"])
    script.play(.dataset(.foundClasses(FoundClasses(names: ["new", "old"]))))
    #expect(script.state.classes.names == ["old", "older", "capture", "new"])
  }

  @Test("digits choose classes even if the dataset cannot be read")
  func unreadableDataset() {
    var script = KeyScript()
    script.state.classes.waitForDataset()
    script.state.classes.add(["typed"])
    script.play(.job(.failed(.loading, reason: "x")))
    #expect(script.state.classes.names == ["typed"])
  }

  @Test("digits have one meaning in each mode")
  func oneMeaning() {
    for context in KeyContext.all {
      let mode = context.mode
      let digits = Keymap.standard.bindings(in: context).flatMap(\.sequences).compactMap(\.first)
        .filter { if case .character(let key) = $0 { key.isNumber } else { false } }
      // The list of classes binds 0 too, for no digit.
      #expect(digits.count == (mode.digits == .classes ? 9 : mode == .classes ? 10 : 0))
    }
  }

  @Test("no key but a digit on the screen changes a class, and a message shows the change")
  func nothingSilent() {
    var generator = SeededGenerator(seed: 5)
    let keys =
      "123456789hjklHJKLvnNnNydoO+-=".map(Key.character) + [.tab, .enter, .escape, .escape]
    var script = scriptOfThree
    var changes = 0
    for _ in 0..<1500 {
      if script.boxes.isEmpty { script = scriptOfThree }
      let key = keys.randomElement(using: &generator)!
      let (before, state) = (script.boxes, script.state)
      script.press(key)
      guard script.boxes != before else { continue }
      let old = Dictionary(before.map { ($0.id, $0.label) }, uniquingKeysWith: { $1 })
      let said = status(script)
      for box in script.boxes {
        guard let was = old[box.id], was != box.label, let label = box.label else { continue }
        changes += 1
        #expect(row(state, 1).contains("\(key.name) \(label)"))
        #expect(said.contains(" -> \(label) (u: undo)") || said.contains("\(label) again"))
      }
      if before.count < script.boxes.count, key != "y" { #expect(said.contains("New box: ")) }
      if before.count > script.boxes.count { #expect(said.contains("Deleted: ")) }
    }
    #expect(changes > 10)
  }

  private var scriptOfThree: KeyScript {
    let annotations = [20_000, 30_000, 31_000].map {
      Annotation(box: Box(samples: $0..<($0 + 9000), frequencies: 99e6...101e6), label: "a")
    }
    var script = KeyScript(annotations: annotations, classes: ["a", "b", "c"])
    script.play(.terminal(.resize(Size(width: 80, height: 24))))
    return script
  }

  @Test("a count repeats as often as possible without an error, and deletes one box only")
  func countsOnBoxes() {
    var script = scriptOfThree
    script.type(":3.5ms")
    script.press(.enter)
    script.type("9d")
    #expect(script.boxes.count == 2)
    script.type("d9u")
    #expect(script.boxes.count == 3 && script.state.message == nil)
    script.type("u")
    #expect(script.state.message?.text == "Nothing to undo.")
    script.type("3y")
    #expect(script.boxes.count == 6)
  }

  @Test("keys continue a box that the mouse draws, and the status line shows the mode")
  func keysWhileDragging() {
    var script = KeyScript(classes: ["a", "b"])
    let picture = script.state.documentLayout.picture
    func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) {
      script.play(
        .terminal(
          .mouse(MouseEvent(kind: kind, column: picture.column + column, row: picture.row + row))))
    }
    script.type("7")
    mouse(.press(.left), 10, 4)
    #expect(script.state.count == nil, "a count does not outlive a click")
    mouse(.drag, 15, 6)
    #expect(script.state.keyMode == .drawing)
    script.type("2")
    mouse(.release, 15, 6)
    #expect(script.boxes.map(\.label) == ["b"])
    mouse(.press(.left), 30, 4)
    mouse(.drag, 35, 6)
    script.press(.escape)
    mouse(.release, 35, 6)
    #expect(script.boxes.count == 1 && script.canvas.mode == .idle)
  }

  @Test("help starts with the current mode", arguments: KeyMode.allCases)
  func helpOfMode(mode: KeyMode) {
    var script = KeyScript(classes: ["a"])
    switch mode {
    case .view: break
    case .drawing: script.type("v")
    case .selected: script.type("vl1n")
    case .editing:
      script.type("vl1n")
      script.press(.tab)
    case .list: script.type("q")
    case .review: script.type("r")
    case .grid: script.type("rt")
    case .dashboard: script.type("rd")
    case .boxList: script.type("gb")
    case .windowList: script.type("gw")
    case .datasets: script.type("qD")
    case .preview: script.type("T")
    case .overlay, .jobs, .parameters, .classes, .question, .prompt: return
    }
    #expect(script.state.keyMode == mode)
    script.type("?")
    let text = OverlayText(.help(top: 0), state: script.state)
    #expect(text.lines.first?.text == mode.title)
  }

  @Test("a question shows its own keys")
  func question() {
    var script = KeyScript(classes: ["a"])
    script.play(.labels(.failed(id: 1, reason: "no space left")))
    script.type("q")
    #expect(status(script).hasPrefix(" QUESTION") && hints(script) == " y yes  n no")
  }

  @Test("Enter selects the boxes under the crosshair from the smallest up, then none")
  func overlappingBoxes() {
    let sizes = [30_000, 10_000, 20_000]
    let annotations = sizes.map {
      Annotation(box: Box(samples: 40_000..<(40_000 + $0), frequencies: 99e6...101e6), label: "a")
    }
    var script = KeyScript(annotations: annotations)
    script.type(":4.5ms")
    script.press(.enter)
    var chosen: [Int?] = []
    for _ in 0..<5 {
      script.press(.enter)
      chosen.append(script.canvas.selected?.box.samples.count)
    }
    #expect(chosen == [10_000, 20_000, 30_000, nil, 10_000])
    #expect(script.state.message?.text.contains("1 of 3") == true)
  }

  @Test("the readout distinguishes the class under the crosshair from that of the next box")
  func classesInReadout() {
    let box = Annotation(
      box: Box(samples: 40_000..<60_000, frequencies: 99e6...101e6), label: "old")
    var script = KeyScript(annotations: [box], classes: ["new"])
    #expect(status(script).hasSuffix("box: old  next: old"))
    script.type("JJvl1")
    script.type("l")
    #expect(status(script).contains("next: new") && !status(script).contains("  box:"))
    script.type("v")
    #expect(status(script).hasSuffix("Enter: new"))
  }

  private func status(_ script: KeyScript) -> String { row(script.state, 2) }

  private func hints(_ script: KeyScript) -> String { row(script.state, 1) }

  /// A row of the screen, counted from the bottom.
  private func row(_ state: AppState, _ fromBottom: Int) -> String {
    ScreenView(state, colorClass: .direct).draw().text(row: state.size.height - fromBottom)
  }
}
