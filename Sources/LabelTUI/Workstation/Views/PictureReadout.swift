import Foundations
import Labels

/// The texts about an open picture in the status line: the point under the crosshair, its color, the box, and
/// the classes.
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

  /// The size of the drawn or selected box.
  private var size: String? {
    guard let box = picture.canvas.shownBox else { return nil }
    let height = Int((box.y.upperBound - box.y.lowerBound).rounded())
    return "□ \(box.x.count) × \(height) px"
  }
}
