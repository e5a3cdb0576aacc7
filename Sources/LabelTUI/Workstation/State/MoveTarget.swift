/// What the movement keys and a typed place move.
enum MoveTarget: Equatable, Sendable {
  case crosshair
  /// The corner of the box that is being drawn.
  case corner
  /// A part of the selected box.
  case part(BoxPart)

  /// The title of the prompt for a place.
  var promptTitle: String {
    switch self {
    case .crosshair: "Go to"
    case .corner: "Corner to"
    case .part(let part): "\(part.title) to"
    }
  }

  /// Examples of places that the user can type on a document.
  func examples(on document: DocumentKind) -> String {
    switch document {
    case .capture:
      switch self {
      case .crosshair, .corner: "12.5ms, 0.2s, #4000, 5926MHz"
      case .part(.whole): "start 12.5ms or #4000, middle 5926MHz"
      case .part(.left), .part(.right): "12.5ms, 0.2s, #4000"
      case .part(.top), .part(.bottom): "5926MHz"
      }
    case .pitch: "frame 12, #1322, 0.25s, 250ms"
    case .picture, .sample:
      switch self {
      case .crosshair, .corner: "120,45, or x120, or y45"
      case .part(.whole): "left edge x120, middle y45"
      case .part(.left), .part(.right): "x120"
      case .part(.top), .part(.bottom): "y45"
      }
    }
  }
}
