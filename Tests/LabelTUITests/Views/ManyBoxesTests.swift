import Labels
import Radio
import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Many boxes")
struct ManyBoxesTests {
  /// 1000 boxes one after the other, the last ones of another class.
  private static let boxes = (0..<1000).map { index in
    Annotation(
      box: Box(samples: (100 * index)..<(100 * index + 80), frequencies: 98e6...102e6),
      label: index < 995 ? "a" : "b")
  }

  @Test("only boxes that the picture can show are drawn")
  func visible() throws {
    var script = KeyScript(annotations: Self.boxes, classes: ["a", "b"])
    #expect(script.canvas.visibleIndices(of: Self.boxes).count == 1000)
    let extent = script.capture.capture.extent
    script.state.changeCanvas {
      $0.plane.viewport.show(
        Box(samples: 50_000..<52_000, frequencies: 98e6...102e6), in: extent)
    }
    let view = script.capture.viewport.x
    let visible = script.canvas.visibleIndices(of: Self.boxes)
    #expect(visible.count < 60)
    for (index, box) in Self.boxes.enumerated() where box.box.samples.overlaps(view) {
      #expect(visible.contains(index))
    }
    script.state.changeCanvas { $0.plane.viewport.y = 104e6...105e6 }
    #expect(script.canvas.visibleIndices(of: Self.boxes).isEmpty)
  }

  @Test("of boxes that look the same, only the last one is drawn")
  func sameLook() {
    // All in the same cells: a, b, a.
    let box = Box(samples: 40_000..<60_000, frequencies: 98e6...102e6)
    let twice = ["a", "b", "a"].map { Annotation(box: box, label: $0) }
    func screen(_ boxes: [Annotation]) -> CellGrid {
      var script = KeyScript(classes: ["a", "b"])
      script.state.changeCanvas { $0.editor.boxes = LabelHistory(boxes) }
      return ScreenView(script.state, colorClass: .direct).draw()
    }
    let many = (0..<300).flatMap { _ in twice }
    let (top, all) = (screen([twice[1], twice[2]]), screen(many))
    // The header counts them, and the status line names the first one under the crosshair.
    let width = top.size.width
    let rows = width..<(width * (top.size.height - 2))
    #expect(top.cells[rows].elementsEqual(all.cells[rows]))
  }

  @Test("the number of unsaved boxes follows every change")
  func unsaved() {
    var script = KeyScript(annotations: Self.boxes, classes: ["a", "b"])
    #expect(script.canvas.editor.unsavedCount == 1000)
    script.state.changeCanvas { canvas in
      let saved = Self.boxes.prefix(10).map { ($0.id, $0) }
      canvas.editor.boxes.amend(
        .saved(mark: "a/0001", whole: Dictionary(uniqueKeysWithValues: saved), partly: [:]))
      canvas.editor.boxesInDataset = Set(Self.boxes.prefix(10).map(\.id))
    }
    #expect(script.canvas.editor.unsavedCount == 990)
    script.type("nd")
    #expect(script.canvas.editor.unsavedCount == script.boxes.count { $0.savedSample == nil })
    script.type("u")
    #expect(script.canvas.editor.unsavedCount == 990)
  }

  @Test("the map shows the last box of every column")
  func map() throws {
    var script = KeyScript(annotations: Self.boxes, classes: ["a", "b"])
    script.state.size = Size(width: 110, height: 40)
    let grid = ScreenView(script.state, colorClass: .direct).draw()
    let map = try #require(script.state.documentLayout.map)
    let palette = Palette(.direct, map: .viridis)
    #expect(grid[map.column, map.row].foreground == palette.classColor(0))
    #expect(grid[map.columns.upperBound - 1, map.row].foreground == palette.classColor(1))
  }
}
