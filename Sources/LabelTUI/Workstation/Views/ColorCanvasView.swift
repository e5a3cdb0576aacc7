import Imaging
import TerminalKit

/// The pixels that a canvas shows, in full color, with its boxes and the crosshair.
struct ColorCanvasView {
  let canvas: Canvas
  let classes: ClassList
  let drawing: PictureDrawing

  /// Draws `raster`, which has the size `drawing.rasterSize(of: rect)`. `colors` are those of the document.
  func draw(
    _ raster: consuming PixelRaster, colors: PictureColors, in rect: Rect, on grid: inout CellGrid
  ) {
    let palette = drawing.palette.overColors
    let cell = canvas.plane.crosshairCell
    let crosshair = CrosshairView(column: cell.column, row: cell.row, palette: palette)
    drawing.draw(raster, colors: colors, in: rect, lit: crosshair.arms(in: rect), on: &grid)
    BoxesView(canvas: canvas, classes: classes, palette: palette).draw(in: rect, on: &grid)
    crosshair.drawMark(in: rect, on: &grid)
  }
}
