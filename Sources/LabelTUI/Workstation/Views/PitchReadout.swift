import Foundations
import Imaging
import Labels
import Pitches

/// The texts about an open pitch in the status line: the frame, the point under the crosshair, the box, and the
/// classes.
struct PitchReadout {
  let pitch: PitchState
  /// The key that finishes a box with the current class.
  let commitKey: String

  /// The parts, the most important first.
  var parts: [String] {
    [frame, place] + [size].compactMap { $0 }
      + CanvasReadout(canvas: pitch.canvas).classes(commitKey: commitKey)
  }

  /// The number of the frame from 1, the camera's number, and the time since the start of the pitch.
  private var frame: String {
    var text = "frame \(pitch.row + 1)/\(pitch.pitch.rowCount)"
    let camera = pitch.pitch.cameras[pitch.crosshairPlace.camera]
    if let number = camera.timestamps.frameIndex(pitch.row) { text += " #\(number)" }
    if let time = pitch.pitch.time(ofRow: pitch.row),
      let start = pitch.pitch.startTime ?? pitch.pitch.time(ofRow: 0)
    {
      text += " \(Quantity.fixed(Double(time - start) / 1e6, decimals: 1)) ms"
    }
    if camera.keyRows.contains(pitch.row) { text += " PNG" }
    return text
  }

  /// Pixels from the upper left corner of the frame under the crosshair.
  private var place: String {
    let camera = pitch.pitch.frames.cameras[pitch.crosshairPlace.camera]
    let (point, isExact) = (pitch.canvas.readPoint, pitch.canvas.readsExactly)
    // Between two cameras, the crosshair is at the edge of the nearer one.
    let column = (isExact.x ? point.x : pitch.canvas.crosshair.x) - camera.left
    let x = min(max(0, column), isExact.x ? camera.width : camera.width - 1)
    let y = Double(camera.height) - (isExact.y ? point.y : pitch.canvas.crosshair.y)
    return
      "\(VisibleText.of(camera.name)) x \(x)  y \(Int(isExact.y ? y.rounded() : y.rounded(.down)))"
  }

  /// The size of the drawn or selected box.
  private var size: String? {
    guard let box = pitch.canvas.shownBox else { return nil }
    let height = Int((box.y.upperBound - box.y.lowerBound).rounded())
    return "□ \(box.x.count) × \(height) px"
  }
}
