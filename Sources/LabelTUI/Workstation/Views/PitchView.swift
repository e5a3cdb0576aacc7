import FoundationEssentials
import Foundations
import Imaging
import TerminalKit

/// The screen of an open pitch: header, frames, axes, timeline and status.
struct PitchView {
  let pitch: PitchState
  let state: AppState
  let context: ViewContext

  private var layout: DocumentLayout { state.documentLayout }
  private var canvas: Canvas { pitch.canvas }

  func draw(on grid: inout CellGrid) {
    drawHeader(on: &grid)
    drawFrames(on: &grid)
    let axes = PixelAxes(
      canvas: canvas, palette: context.palette,
      pictures: pitch.shownCameras.map { pitch.pitch.frames.cameras[$0].columns })
    axes.drawRows(in: layout.verticalAxis, on: &grid)
    axes.drawColumns(in: layout.horizontalAxis, on: &grid)
    if let timeline = layout.timeline {
      TimelineView(pitch: pitch, classes: state.classes, palette: context.palette)
        .draw(in: timeline, on: &grid)
    }
    StatusView(state: state, context: context)
      .draw(
        readout: PitchReadout(pitch: pitch, commitKey: state.keyName(.box(.commit))).parts,
        status: layout.status, hints: layout.hints, on: &grid)
  }

  private func drawHeader(on grid: inout CellGrid) {
    let cameras = pitch.shownCameras.map { VisibleText.of(pitch.pitch.frames.cameras[$0].name) }
    HeaderView(palette: context.palette).draw(
      VisibleText.of(pitch.url.lastPathComponent),
      facts: pitch.pitch.facts + [cameras.joined(separator: " + ")],
      right: CanvasReadout(canvas: canvas).count(countsUnsaved: false), in: layout.header, on: &grid
    )
  }

  private func drawFrames(on grid: inout CellGrid) {
    let rect = layout.picture
    var raster = pitch.pixels(size: context.drawing.rasterSize(of: rect))
    PitchLines(pitch: pitch).draw(on: &raster)
    ColorCanvasView(canvas: canvas, classes: state.classes, drawing: context.drawing)
      .draw(raster, colors: pitch.pitch.colors, in: rect, on: &grid)
  }
}
