/// What is open and can fill the screen: one case for each kind of document.
enum Document: Sendable {
  case capture(CaptureState)

  /// The canvas of any document.
  var canvas: Canvas {
    switch self {
    case .capture(let capture): capture.canvas
    }
  }

  var id: Int { canvas.id }

  var kind: DocumentKind {
    switch self {
    case .capture: .capture
    }
  }
}
