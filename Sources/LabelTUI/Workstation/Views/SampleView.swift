import Datasets
import Foundations
import Imaging
import TerminalKit

/// The screen of a sample whose boxes are being fixed.
struct SampleView {
  let sample: SampleState
  let state: AppState
  let context: ViewContext

  func draw(on grid: inout CellGrid) {
    let layout = state.documentLayout
    let count = Quantity.count(sample.canvas.boxes.count, "box", "boxes")
    HeaderView(palette: context.palette).draw(
      "Fixing \(sample.key)", facts: ReviewView.facts(of: sample.sample.content),
      right: sample.isChanged
        ? "\(count), not saved: \(state.keyName(.sample(.saveBoxes))) saves" : count,
      in: layout.header, on: &grid)
    SampleImageView(
      sample: sample, classes: state.classes, drawing: context.drawing, hasCrosshair: true
    ).draw(in: layout, on: &grid)
    StatusView(state: state, context: context).draw(
      readout: parts, status: layout.status, hints: layout.hints, on: &grid)
  }

  /// The point under the crosshair, the size of the box, and the classes.
  private var parts: [String] {
    let (x, y) = sample.readPixel
    var parts: [String] = []
    if let place = sample.place(x: x, y: y) {
      parts = [Quantity.time(place.seconds), Quantity.frequency(place.hertz)]
    } else {
      parts = ["x \(Int(x))  y \(Int(y))"]
    }
    if let color { parts.append(color) }
    return parts
      + CanvasReadout(canvas: sample.canvas).classes(commitKey: state.keyName(.box(.commit)))
  }

  /// The color of the pixel of a picture under the crosshair.
  private var color: String? {
    guard case .picture(let pyramid, _) = sample.sample.image else { return nil }
    let (x, y) = sample.readPixel
    return pyramid.color(column: Int(x), row: Int(y)).map { rgb in
      let digits = String(rgb, radix: 16, uppercase: true)
      return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
  }
}
