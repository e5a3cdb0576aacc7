import Datasets
import Foundations
import Imaging
import Radio
import TerminalKit

/// The image of a sample with its boxes and axes, as far as its canvas shows it.
struct SampleImageView {
  let sample: SampleState
  let classes: ClassList
  let drawing: PictureDrawing
  /// Whether to draw the crosshair.
  var hasCrosshair = false

  private var canvas: Canvas { sample.canvas }

  func draw(in layout: DocumentLayout, on grid: inout CellGrid) {
    let rect = layout.picture
    let palette: Palette
    let cell = canvas.plane.crosshairCell
    let crosshair = CrosshairView(column: cell.column, row: cell.row, palette: drawing.palette)
    let lit = hasCrosshair ? crosshair.arms(in: rect) : []
    let shown = sample.shownPixels
    switch sample.sample.image {
    case .inference(let image):
      palette = drawing.palette
      let pixels = ImageSampler(image: image, columns: shown.columns, rows: shown.rows)
        .pixels(size: drawing.size(of: rect), levelCount: drawing.levelCount)
      drawing.draw(pixels, in: rect, lit: lit, on: &grid)
      drawAxes(in: layout, on: &grid)
    case .picture(let pyramid, let colors):
      palette = drawing.palette.overColors
      let size = drawing.rasterSize(of: rect)
      let raster = pyramid.pixels(
        columns: shown.columns, rows: shown.rows, width: size.width, height: size.height)
      drawing.draw(raster, colors: colors, in: rect, lit: lit, on: &grid)
      let axes = PixelAxes(canvas: canvas, palette: drawing.palette)
      axes.drawRows(in: layout.verticalAxis, on: &grid)
      axes.drawColumns(in: layout.horizontalAxis, on: &grid)
    }
    BoxesView(canvas: canvas, classes: classes, palette: palette).draw(in: rect, on: &grid)
    if hasCrosshair {
      CrosshairView(column: cell.column, row: cell.row, palette: palette)
        .drawMark(in: rect, on: &grid)
    }
  }

  /// Frequencies beside an inference image, and the times at both ends of what is shown of it.
  private func drawAxes(in layout: DocumentLayout, on grid: inout CellGrid) {
    let dim = drawing.palette.dim
    let axis = layout.horizontalAxis
    for x in axis.columns { grid[x, axis.row] = Cell("─", foreground: dim) }
    let shown = sample.shownPixels
    let side = Double(SpectrogramImage.side)
    let end = min(shown.columns.upperBound, side)
    guard let first = sample.place(x: shown.columns.lowerBound, y: shown.rows.upperBound),
      let last = sample.place(x: end, y: shown.rows.lowerBound), first.hertz < last.hertz
    else { return }
    FrequencyAxisView(
      frequencies: first.hertz...last.hertz,
      unit: FrequencyUnit(for: first.hertz...last.hertz), palette: drawing.palette
    ).draw(in: layout.verticalAxis, marking: nil, on: &grid)
    let start = sample.place(x: 0, y: 0)?.seconds ?? 0
    let texts = (Quantity.time(first.seconds - start), Quantity.time(last.seconds - start))
    grid.write(texts.0, column: axis.column, row: axis.row + 1, foreground: dim)
    grid.write(
      texts.1, column: axis.columns.upperBound - texts.1.unicodeScalars.count, row: axis.row + 1,
      foreground: dim)
  }
}
