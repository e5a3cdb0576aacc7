/// An open document, with one case for each kind.
enum Document: Sendable {
  case capture(CaptureState)
  case picture(PictureState)

  /// The canvas of any document.
  var canvas: Canvas {
    switch self {
    case .capture(let capture): capture.canvas
    case .picture(let picture): picture.canvas
    }
  }

  var id: Int { canvas.id }

  var kind: DocumentKind {
    switch self {
    case .capture: .capture
    case .picture: .picture
    }
  }
}
