import Labels
import Radio
import TerminalKit
import TestSupport
import Testing

@testable import Workstation

@Suite("A canvas of square pixels")
struct CanvasTests {
  private static let extent = Box(x: 0..<640, y: 0...480)

  private func canvas() -> Canvas {
    let plane = Plane(
      extent: Self.extent, kind: .squarePixels, size: Size(width: 100, height: 30),
      dots: Size(width: 1, height: 2))
    return Canvas(id: 1, plane: plane, annotations: [])
  }

  @Test("a step is a cell when zoomed out, and a pixel when zoomed in")
  func steps() {
    var canvas = canvas()
    let scale = canvas.viewport.unitsPerColumn
    #expect(scale == 8)
    let start = canvas.crosshair
    canvas.plane.moveCrosshair(.right, cells: 1)
    canvas.plane.moveCrosshair(.down, cells: 1)
    #expect(canvas.crosshair.x == start.x + scale || canvas.crosshair.x == start.x + scale + 4)
    for _ in 0..<12 { canvas.plane.zoom(.x, in: true, times: 1) }
    let near = canvas.crosshair
    canvas.plane.moveCrosshair(.right, cells: 1)
    canvas.plane.moveCrosshair(.down, cells: 3)
    #expect(canvas.crosshair == Crosshair(x: near.x + 1, y: near.y - 3))
    canvas.plane.moveCrosshair(.up, cells: 9999)
    canvas.plane.moveCrosshair(.left, cells: 9999)
    #expect(canvas.crosshair == Crosshair(x: 0, y: 479.5))
    #expect(canvas.plane.crosshairBox == Box(x: 0..<1, y: 479...480))
  }

  @Test(
    "after any drawing and moving, boxes end at whole pixels within the picture", arguments: 1...20)
  func wholePixels(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var canvas = canvas()
    for _ in 0..<200 {
      let direction = [Direction.left, .right, .up, .down].randomElement(using: &generator)!
      let cells = Int.random(in: 1...30, using: &generator)
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: canvas.plane.zoom(.x, in: Bool.random(using: &generator), times: 1)
      case 1: canvas.plane.pan(direction, pages: 1)
      case 2: canvas.plane.scroll(direction, cells: cells)
      case 3:
        canvas.beginBox()
        canvas.plane.moveCrosshair(direction, cells: cells)
        let isAdded = canvas.addDrawnBox(label: "a")
        #expect(isAdded)
      case 4: drag(&canvas, &generator)
      case 5: _ = canvas.selectNeighbor(next: true)
      case 6:
        canvas.nudge(
          BoxPart.allCases.randomElement(using: &generator)!, direction, by: nil, times: cells)
      case 7: _ = canvas.duplicateSelected()
      default: canvas.plane.moveCrosshair(direction, cells: cells)
      }
      for annotation in canvas.boxes {
        let box = annotation.box
        #expect(box.x.lowerBound >= 0 && box.x.upperBound <= 640 && !box.x.isEmpty)
        #expect(box.y.lowerBound >= 0 && box.y.upperBound <= 480)
        #expect(box.y.lowerBound.rounded() == box.y.lowerBound)
        #expect(box.y.upperBound.rounded() == box.y.upperBound)
        #expect(box.y.upperBound - box.y.lowerBound >= 1)
      }
      let point = canvas.crosshair
      #expect(Self.extent.x.contains(point.x) && point.y - point.y.rounded(.down) == 0.5)
    }
  }

  private func drag(_ canvas: inout Canvas, _ generator: inout SeededGenerator) {
    func cell() -> (Int, Int) {
      (Int.random(in: 0..<100, using: &generator), Int.random(in: 0..<30, using: &generator))
    }
    let (from, to) = (cell(), cell())
    canvas.beginDrag(column: from.0, row: from.1)
    canvas.continueDrag(column: to.0, row: to.1)
    if canvas.endDrag() == .drew {
      _ = canvas.addDrawnBox(label: "b")
      canvas.cancelBox()
    }
  }

  @Test("an edge moves to exactly the typed pixel")
  func places() throws {
    var canvas = canvas()
    canvas.editor.add(Annotation(box: Box(x: 100..<200, y: 100...200), label: "a"))
    _ = canvas.selectNeighbor(next: true)
    canvas.editor.selectNextPart()
    canvas.editor.selectNextPart()
    let moved = try canvas.go(to: .x(137))
    #expect(moved)
    #expect(canvas.selected?.box == Box(x: 137..<200, y: 100...200))
    #expect(throws: PlacementError.wrongAxis(.left)) { try canvas.go(to: .y(3)) }
    #expect(throws: PlacementError.edgesCross(.left)) { try canvas.go(to: .x(200)) }
    canvas.cancelBox()
    let changed = try canvas.go(to: .y(17))
    #expect(!changed)
    #expect(canvas.crosshair.y == 17.5 && canvas.crosshair.exactY == 17)
  }
}
