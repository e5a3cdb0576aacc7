import Labels
import TerminalKit
import TestSupport
import Testing

@testable import Workstation

@Suite("The view of square pixels")
struct ViewportTests {
  /// Pictures of all proportions, and views of all sizes and formats.
  static let cases: [(picture: Size, view: Size, dots: Size)] = [
    (Size(width: 4096, height: 4096), Size(width: 190, height: 55), Size(width: 1, height: 2)),
    (Size(width: 1920, height: 1080), Size(width: 110, height: 20), Size(width: 2, height: 2)),
    (Size(width: 333, height: 1001), Size(width: 70, height: 19), Size(width: 2, height: 3)),
    (Size(width: 8192, height: 3), Size(width: 80, height: 24), Size(width: 5, height: 10)),
    (Size(width: 7, height: 9000), Size(width: 41, height: 13), Size(width: 1, height: 2)),
    (Size(width: 16, height: 16), Size(width: 120, height: 40), Size(width: 1, height: 2)),
    (Size(width: 1, height: 1), Size(width: 30, height: 7), Size(width: 4, height: 8)),
  ]

  private func extent(_ size: Size) -> Box {
    Box(x: 0..<size.width, y: 0...Double(size.height))
  }

  private func viewport(_ index: Int) -> (Viewport, Box) {
    let (picture, view, dots) = Self.cases[index]
    let extent = extent(picture)
    return (Viewport(fitting: extent, kind: .squarePixels, size: view, dots: dots), extent)
  }

  @Test("all of the picture fits; cells are twice as high as wide", arguments: cases.indices)
  func fitting(index: Int) {
    let (view, extent) = viewport(index)
    let cells = view.cells(of: extent)
    #expect(view.fits(extent) && cells.column >= 0 && cells.row >= 0)
    #expect(
      cells.columns.upperBound <= view.size.width && cells.rows.upperBound <= view.size.height)
    #expect(view.rowHeight == 2 * view.scale.columnWidth)
    // In the middle, with an error of one cell.
    #expect(abs(cells.column - (view.size.width - cells.columns.upperBound)) <= 1)
    #expect(abs(cells.row - (view.size.height - cells.rows.upperBound)) <= 1)
  }

  @Test(
    "zooming in to single pixels and out again keeps the point in its cell",
    arguments: cases.indices)
  func zooming(index: Int) {
    var generator = SeededGenerator(seed: UInt64(index))
    for _ in 0..<20 {
      var (view, extent) = viewport(index)
      let x = Int.random(in: extent.x, using: &generator)
      let y = Double(Int.random(in: 0..<Int(extent.y.upperBound), using: &generator)) + 0.5
      for zoomsIn in Array(repeating: true, count: 20) + Array(repeating: false, count: 20) {
        let before = view
        view.zoom(.x, in: zoomsIn, around: x, y, extent: extent)
        // At the edge of the picture the view cannot follow; in the middle of it the cell stays.
        let columnCount = view.scale.columnCount(ofUnits: extent.x.count)
        if view.firstColumn > 0, view.firstColumn < columnCount - view.size.width {
          #expect(view.column(of: x) == before.column(of: x))
        }
        if view.y.upperBound < extent.y.upperBound - view.rowHeight,
          view.y.lowerBound > extent.y.lowerBound + view.rowHeight
        {
          #expect(view.row(of: y) == before.row(of: y))
        }
        #expect((0..<view.size.width).contains(view.column(of: x)))
        #expect((0..<view.size.height).contains(view.row(of: y)))
        if before.scale == view.scale { continue }
      }
      #expect(view.fits(extent))
    }
  }

  @Test("zoomed in as far as possible, a pixel takes 16 by 8 cells", arguments: cases.indices)
  func singlePixels(index: Int) {
    var (view, extent) = viewport(index)
    for _ in 0..<40 { view.zoom(.y, in: true, around: 0, 0.5, extent: extent) }
    #expect(view.scale == ColumnScale(columnsPerUnit: Viewport.largestMagnification))
    let pixel = view.cells(of: Box(x: 0..<1, y: 0...1))
    #expect(pixel.width == 16 && pixel.height == 8)
  }

  @Test(
    "the box of a cell covers it with whole pixels, and the cells of a box show only the box",
    arguments: cases.indices)
  func inverses(index: Int) {
    var generator = SeededGenerator(seed: UInt64(100 + index))
    var (view, extent) = viewport(index)
    for _ in 0..<8 {
      for _ in 0..<30 {
        let (column, row) = (
          Int.random(in: 0..<view.size.width, using: &generator),
          Int.random(in: 0..<view.size.height, using: &generator)
        )
        let box = view.box(column: column, row: row, in: extent)
        guard !box.x.isEmpty, box.y.lowerBound < box.y.upperBound else { continue }
        #expect(box.y.lowerBound == box.y.lowerBound.rounded())
        #expect(box.y.upperBound == box.y.upperBound.rounded())
        let cells = view.cells(of: box)
        #expect(cells.contains(column: column, row: row))
        for (column, row) in [
          (cells.column, cells.row), (cells.columns.upperBound - 1, cells.rows.upperBound - 1),
        ] {
          #expect(view.box(column: column, row: row, in: extent) == box)
        }
      }
      view.zoom(
        .x, in: true, around: .random(in: extent.x, using: &generator),
        .random(in: 0.5...max(0.6, extent.y.upperBound - 0.5), using: &generator), extent: extent)
    }
  }

  @Test("panning and resizing never leave the picture", arguments: cases.indices)
  func panning(index: Int) {
    var generator = SeededGenerator(seed: UInt64(200 + index))
    var (view, extent) = viewport(index)
    for _ in 0..<300 {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: view.pan(columns: .random(in: -500...500, using: &generator), in: extent)
      case 1: view.pan(rows: .random(in: -500...500, using: &generator), in: extent)
      case 2:
        let size = Size(
          width: .random(in: 1...250, using: &generator),
          height: .random(in: 1...80, using: &generator))
        view.resize(to: size, extent: extent)
      case 3:
        view.setDots(Size(width: .random(in: 1...5, using: &generator), height: 2), extent: extent)
      default:
        view.zoom(
          .x, in: Bool.random(using: &generator), around: .random(in: extent.x, using: &generator),
          0.5, extent: extent)
      }
      let cells = view.cells(of: extent)
      #expect(
        cells.columns.overlaps(0..<view.size.width) && cells.rows.overlaps(0..<view.size.height))
      // A picture that is larger than the view leaves no empty cells.
      if cells.width >= view.size.width {
        #expect(cells.column <= 0 && cells.columns.upperBound >= view.size.width)
      }
      if cells.height >= view.size.height {
        #expect(cells.row <= 0 && cells.rows.upperBound >= view.size.height)
      }
      #expect(abs(view.rowHeight - 2 * view.scale.columnWidth) < 1e-9)
    }
  }

  @Test(
    "a box is shown as large as possible; small ones are magnified",
    arguments: [1, 2, 10, 300, 4000])
  func showing(side: Int) {
    var (view, extent) = viewport(0)
    let box = Box(x: 50..<(50 + side), y: 20...Double(20 + side))
    view.show(box, in: extent)
    let cells = view.cells(of: box)
    #expect(cells.column >= 0 && cells.columns.upperBound <= view.size.width)
    #expect(cells.row >= 0 && cells.rows.upperBound <= view.size.height)
    #expect(cells.width == 2 * cells.height || side == 300 || side == 4000)
    if side > 1 { #expect(cells.height > view.size.height / 5) }
  }
}
