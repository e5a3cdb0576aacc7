import Foundations
import Radio
import TerminalKit

/// A sample window as the model would see it.
struct PreviewView {
  let preview: PreviewState
  let state: AppState
  let context: ViewContext

  func draw(on grid: inout CellGrid) {
    let layout = DocumentLayout(size: state.size, instruments: [])
    let window = preview.window
    HeaderView(palette: context.palette).draw(
      VisibleText.of(preview.captureName),
      facts: [
        "what training sees", "at \(Quantity.time(window.timeOffset))",
        "\(Quantity.time(window.duration)) long",
        Quantity.count(preview.boxes.count, "box", "boxes"),
      ],
      right: "1024 x 1024", in: layout.header, on: &grid)
    if let image = preview.image {
      let half = window.sampleRate / 2
      InferenceImageView(
        image: image, boxes: preview.boxes.map { ($0.pixels, VisibleText.of($0.label)) },
        band: (window.tunedFrequency - half)...(window.tunedFrequency + half),
        duration: window.duration, classes: state.classes,
        drawing: context.drawing
      ).draw(in: layout, on: &grid)
    } else {
      grid.write(
        preview.failure ?? "Computing…", column: layout.picture.column,
        row: layout.picture.row + 1, limit: layout.picture.width,
        foreground: preview.failure == nil ? context.palette.dim : context.palette.error)
    }
    StatusView(state: state, context: context)
      .draw(
        readout: "The image that \(state.keyName(.sample(.saveWindow))) saves, "
          + "computed from the samples with the model's parameters",
        status: layout.status, hints: layout.hints, on: &grid)
  }
}
