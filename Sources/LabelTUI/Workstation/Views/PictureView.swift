import FoundationEssentials
import Foundations
import Imaging
import TerminalKit

/// The screen of an open picture: header, picture, axes and status.
struct PictureView {
  let picture: PictureState
  let state: AppState
  let context: ViewContext

  private var layout: DocumentLayout { state.documentLayout }
  private var canvas: Canvas { picture.canvas }

  func draw(on grid: inout CellGrid) {
    drawHeader(on: &grid)
    drawPicture(on: &grid)
    let axes = PixelAxes(canvas: canvas, palette: context.palette)
    axes.drawRows(in: layout.verticalAxis, on: &grid)
    axes.drawColumns(in: layout.horizontalAxis, on: &grid)
    StatusView(state: state, context: context)
      .draw(
        readout: PictureReadout(
          picture: picture, commitKey: state.keyName(.box(.commit))
        ).parts, status: layout.status,
        hints: layout.hints, on: &grid)
  }

  private func drawHeader(on grid: inout CellGrid) {
    var facts = [picture.picture.facts.sizeText, picture.picture.facts.formatText]
    if let (number, count) = state.pictureNumber(of: picture.url), count > 1 {
      facts.append("\(number)/\(count)")
    }
    facts.append(scaleText)
    HeaderView(palette: context.palette).draw(
      VisibleText.of(picture.url.lastPathComponent), facts: facts,
      right: CanvasReadout(canvas: canvas).count(countsUnsaved: false), in: layout.header, on: &grid
    )
  }

  /// The size of a pixel of the picture on the screen, in columns.
  private var scaleText: String {
    let scale = canvas.viewport.scale
    return scale.columnsPerUnit > 1
      ? "1 px in \(scale.columnsPerUnit) columns" : "\(scale.unitsPerColumn) px per column"
  }

  private func drawPicture(on grid: inout CellGrid) {
    let rect = layout.picture
    ColorCanvasView(canvas: canvas, classes: state.classes, drawing: context.drawing)
      .draw(
        picture.pixels(size: context.drawing.rasterSize(of: rect)), colors: picture.picture.colors,
        in: rect, on: &grid)
  }
}

extension PictureFacts {
  /// Width and height for headers and lists.
  var sizeText: String { "\(width) × \(height)" }

  /// The format for headers and lists.
  var formatText: String { isColor ? format.rawValue : "gray \(format.rawValue)" }
}
