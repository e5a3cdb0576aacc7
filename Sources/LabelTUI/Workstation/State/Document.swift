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
}
