import Foundations
import Radio
import TerminalKit

/// An inference image with its boxes and axes, scaled to the screen.
struct InferenceImageView {
  let image: SpectrogramImage
  /// Boxes in pixels of the image, and their classes.
  let boxes: [(pixels: PixelBox, label: String)]
  /// RF Hz from the bottom to the top; nil if it is not known.
  let band: ClosedRange<Double>?
  /// Seconds from the left to the right; nil if it is not known.
  let duration: Double?
  let classes: ClassList
  let drawing: PictureDrawing

  private var palette: Palette { drawing.palette }

  func draw(in layout: DocumentLayout, on grid: inout CellGrid) {
    let picture = layout.picture
    let pixels = ImageSampler(image: image)
      .pixels(size: drawing.size(of: picture), levelCount: drawing.levelCount)
    drawing.draw(pixels, in: picture, on: &grid)
    drawAxes(in: layout, on: &grid)
    let frames = boxes.map { box in
      BoxOutline(
        cells: cells(of: box.pixels, in: picture),
        color: palette.classColor(classes.index(of: box.label)), title: box.label,
        isHeavy: false, palette: palette)
    }
    BoxOutline.draw(frames, in: picture, on: &grid)
  }

  private func drawAxes(in layout: DocumentLayout, on grid: inout CellGrid) {
    if let band {
      FrequencyAxisView(frequencies: band, unit: FrequencyUnit(for: band), palette: palette)
        .draw(in: layout.verticalAxis, marking: nil, on: &grid)
    }
    let axis = layout.horizontalAxis
    for x in axis.columns { grid[x, axis.row] = Cell("─", foreground: palette.dim) }
    grid.write("0", column: axis.column, row: axis.row + 1, foreground: palette.dim)
    if let duration {
      let text = Quantity.time(duration)
      grid.write(
        text, column: axis.columns.upperBound - text.unicodeScalars.count, row: axis.row + 1,
        foreground: palette.dim)
    }
  }

  /// The cells of a box. Its edges were rounded outwards to whole pixels, so only the far end of its first
  /// pixel certainly lies in the box.
  private func cells(of box: PixelBox, in picture: Rect) -> Rect {
    let columns = cells(from: box.xMin, to: box.xMax, of: picture.width)
    let rows = cells(from: box.yMin, to: box.yMax, of: picture.height)
    return Rect(
      column: columns.lowerBound, row: rows.lowerBound, width: columns.count, height: rows.count)
  }

  /// The cells that show the pixels `start..<end` of the image, of `count` cells along one side of the
  /// picture.
  private func cells(from start: Int, to end: Int, of count: Int) -> ClosedRange<Int> {
    let side = SpectrogramImage.side
    let first = ((min(max(0, start), side - 1) + 1) * count - 1) / side
    let last = min(max(0, end - 1), side - 1) * count / side
    return first...max(first, last)
  }
}
