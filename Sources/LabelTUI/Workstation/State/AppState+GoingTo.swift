import Labels
import Radio

/// The prompt for a place: a time, a sample or a frequency of a capture.
extension AppState {
  /// Moves to the place that `text` names. Where that is refused, nothing moves.
  mutating func goTo(_ text: String) -> [Job] {
    guard let document, !text.isEmpty else { return [] }
    switch document {
    case .capture(let capture):
      do {
        let destination = try Destination(parsing: text)
        let tuning = capture.capture.tuning(at: capture.canvas.crosshair.x)
        return try go(to: destination.place(on: capture.capture, tuning: tuning))
      } catch {
        showError(error.description)
        return []
      }
    }
  }

  private mutating func go(to place: PlanePlace) throws(DestinationError) -> [Job] {
    let result = changeCanvas { canvas in
      Result { () throws(PlacementError) in try canvas.go(to: place) }
    }
    switch result {
    case nil, .success(false)?: return []
    case .success(true)?: return labelsChanged()
    case .failure(let error)?: throw .misplaced(error)
    }
  }
}

extension Document {
  /// What to zoom to where no box is drawn or selected: of a capture the sample window.
  var zoomBox: Box {
    switch self {
    case .capture(let capture): capture.windowBox
    }
  }
}
