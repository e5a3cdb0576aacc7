import Imaging
import Labels
import Radio

/// An open document, with one case for each kind.
enum Document: Sendable {
  case capture(CaptureState)
  case picture(PictureState)
  case pitch(PitchState)
  /// A sample of the dataset whose boxes are being fixed.
  case sample(SampleState)

  /// The canvas of any document.
  var canvas: Canvas {
    switch self {
    case .capture(let capture): capture.canvas
    case .picture(let picture): picture.canvas
    case .pitch(let pitch): pitch.canvas
    case .sample(let sample): sample.canvas
    }
  }

  var id: Int { canvas.id }

  var kind: DocumentKind {
    switch self {
    case .capture: .capture
    case .picture: .picture
    case .pitch: .pitch
    case .sample: .sample
    }
  }

  /// Whether `box` lies on the document. Edges may have been rounded when they were written.
  func canHold(_ box: Box) -> Bool {
    let (extent, layers): (Box, Int) =
      switch self {
      case .capture(let capture): (capture.capture.extent, 1)
      case .picture(let picture): (picture.canvas.plane.extent, 1)
      case .pitch(let pitch): (pitch.pitch.frames.extent(row: 0), pitch.pitch.rowCount)
      case .sample(let sample): (sample.canvas.plane.extent, 1)
      }
    return extent.x.lowerBound <= box.x.lowerBound && box.x.upperBound <= extent.x.upperBound
      && extent.y.lowerBound - 0.01 <= box.y.lowerBound
      && box.y.upperBound <= extent.y.upperBound + 0.01
      && (0..<layers).contains(box.layer)
  }
}
