import Foundations
import Labels

/// What the status line says of an open picture: the point that is read, the color there, the box and its class.
struct PictureReadout {
  let picture: PictureState
  /// The key that finishes a box with the current class.
  let commitKey: String

  /// The parts, the most important first.
  var parts: [String] {
    [place] + [color, size].compactMap { $0 }
      + CanvasReadout(canvas: picture.canvas).classes(commitKey: commitKey)
  }

  /// Pixels from the upper left corner: the pixel under the crosshair, or an edge between pixels.
  private var place: String {
    let (point, isExact) = (picture.canvas.readPoint, picture.canvas.readsExactly)
    let row = picture.row(ofY: point.y)
    let x = isExact.x ? point.x : picture.crosshairPixel.column
    let y = isExact.y ? Int(row.rounded()) : picture.crosshairPixel.row
    return "x \(x)  y \(y)"
  }

  private var color: String? {
    picture.crosshairColor.map { rgb in
      let digits = String(rgb, radix: 16, uppercase: true)
      return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
  }

  /// The size of the box that is drawn or selected.
  private var size: String? {
    guard let box = picture.canvas.shownBox else { return nil }
    let height = Int((box.y.upperBound - box.y.lowerBound).rounded())
    return "□ \(box.x.count) × \(height) px"
  }
}
