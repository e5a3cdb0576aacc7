import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("The list of classes")
struct ClassesKeysTests {
  private func script() -> KeyScript {
    let boxes = ["a", "b", "a"].enumerated().map { index, label in
      Annotation(
        box: Box(samples: (10_000 * index)..<(10_000 * index + 500), frequencies: 99e6...101e6),
        label: label)
    }
    return KeyScript(annotations: boxes, classes: ["a", "b", "c"])
  }

  private func stored(_ script: KeyScript) -> ClassBook? {
    for case .dataset(.storeClasses(let book, _)) in script.jobs.reversed() { return book }
    return nil
  }

  private func rows(_ script: KeyScript) -> [String] {
    let grid = ScreenView(script.state, colorClass: .none).draw()
    return (0..<grid.size.height).map { grid.text(row: $0) }
  }

  @Test("shows digits, names, boxes and samples; searches")
  func list() {
    var script = script()
    script.type("gc")
    #expect(script.state.keyMode == .classes)
    #expect(rows(script).contains { $0.contains("> 1  a") && $0.contains("2") })
    var figures = DashboardFigures()
    figures.bars[.classes] = [
      DashboardFigures.Bar(name: "b", count: 77, filter: SampleFilter())
    ]
    script.play(.dataset(.figures(figures)))
    #expect(rows(script).contains { $0.contains("2  b") && $0.contains("77") })
    script.type("/c")
    script.press(.enter)
    #expect(rows(script).contains { $0.contains("3  c") })
    #expect(!rows(script).contains { $0.contains("2  b") })
    script.press(.escape)
    #expect(script.state.overlay == nil)
  }

  @Test("renaming changes all boxes of the document in one step")
  func rename() {
    var script = script()
    let before = script.boxes
    script.type("gcr")
    #expect(script.state.prompt?.text == "a")
    script.press(.control("u"))
    script.type("video")
    script.press(.enter)
    #expect(script.boxes.map(\.label) == ["video", "b", "video"])
    #expect(script.state.classes.digit(of: "video") == 1 && !script.state.classes.contains("a"))
    #expect(script.state.message?.text.contains("2 boxes of this document") == true)
    script.press(.escape)
    script.type("u")
    #expect(script.boxes == before)
  }

  @Test("renaming offers to rename the samples of the dataset, too")
  func renameInDataset() throws {
    for answer in ["y", "n"] {
      var script = script()
      script.type("gc")
      var figures = DashboardFigures()
      figures.bars[.classes] = [
        DashboardFigures.Bar(name: "a", count: 12, filter: SampleFilter())
      ]
      script.play(.dataset(.figures(figures)))
      script.type("r")
      script.press(.control("u"))
      script.type("video")
      script.press(.enter)
      #expect(script.boxes.map(\.label) == ["video", "b", "video"])
      #expect(script.state.keyMode == .question)
      #expect(rows(script).contains { $0.contains("12 samples of the dataset") })
      script.type(answer)
      let job = Job.dataset(.renameClass("a", to: "video", captures: []))
      #expect(script.jobs.contains(job) == (answer == "y"))
      guard answer == "y" else { continue }
      var report = ClassRenameReport()
      report.moved = 12
      script.play(
        .dataset(
          .renamedClass(
            RenamedClass(old: "a", new: "video", report: report, boxes: 3, problems: []))))
      #expect(script.state.message?.text.contains("12 samples, 3 boxes of other captures") == true)
      #expect(!script.state.classes.contains("a"))
    }
  }

  @Test("renaming to an existing class merges after a question")
  func merge() {
    for answer in ["y", "n"] {
      var script = script()
      script.type("gcjr")
      script.press(.control("u"))
      script.type("a")
      script.press(.enter)
      #expect(script.state.keyMode == .question)
      script.type(answer)
      #expect(script.state.keyMode == .classes)
      #expect(script.boxes.map(\.label) == (answer == "y" ? ["a", "a", "a"] : ["a", "b", "a"]))
      #expect(script.state.classes.contains("b") == (answer == "n"))
    }
  }

  @Test("a name that is not valid is asked for again")
  func badName() {
    var script = script()
    script.type("gcr")
    script.type("/x")
    script.press(.enter)
    #expect(script.state.message?.kind == .error && script.state.prompt?.text == "a/x")
    #expect(script.boxes.map(\.label) == ["a", "b", "a"])
  }

  @Test("a chosen digit and color are stored, and used from then on")
  func digits() throws {
    var script = script()
    script.type("gcG1cc")
    #expect(script.state.classes[digit: 1] == "c" && script.state.classes[digit: 3] == "a")
    let book = try #require(stored(script))
    #expect(book.entries.first { $0.name == "c" } == ClassBook.Entry(name: "c", digit: 1, color: 4))
    script.press(.escape)
    script.type("n1")
    #expect(script.boxes[0].label == "c")
    var next = KeyScript()
    next.state.classes = ClassList()
    next.state.classes.waitForDataset()
    next.state.classes.add(["new"])
    next.play(.dataset(.foundClasses(FoundClasses(names: ["a", "z"], book: book))))
    #expect(next.state.classes[digit: 1] == "c" && next.state.classes[digit: 3] == "a")
    #expect(next.state.classes.index(of: "c") == 4 && next.state.classes[digit: 4] == "z")
    #expect(next.state.classes[digit: 5] == "new")
  }

  @Test("labeling with a new class stores it if the dataset exists, and creates no dataset")
  func newClass() throws {
    for book in [ClassBook(), nil] {
      var script = KeyScript()
      script.play(.dataset(.foundClasses(FoundClasses(names: [], book: book))))
      script.type("vlt")
      script.type("typed")
      script.press(.enter)
      #expect(stored(script)?.entries.map(\.name) == (book == nil ? nil : ["typed"]))
    }
  }

  @Test("a file that is no list of classes is reported and never written")
  func unreadable() {
    var script = script()
    script.play(.dataset(.foundClasses(FoundClasses(names: [], problem: "classes.json: broken"))))
    #expect(script.state.message?.text == "classes.json: broken")
    script.type("gc5")
    #expect(script.state.classes[digit: 5] == "a" && stored(script) == nil)
  }

  @Test("Enter gives the selected box the class, or makes it the next one")
  func use() {
    var script = script()
    script.type("ngcG")
    script.press(.enter)
    #expect(script.boxes[0].label == "c" && script.state.overlay == nil)
    script.press(.escape)
    script.type("gcgg")
    script.press(.enter)
    #expect(script.canvas.editor.currentClass == "a")
  }
}
