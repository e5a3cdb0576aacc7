import Labels
import Radio

/// The prompt for a place: a time, a sample or a frequency of a capture, a pixel of a picture.
extension AppState {
  /// Moves to the place that `text` names. If that is not possible, shows an error and moves nothing.
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
    case .picture(let picture):
      do throws(PixelDestinationError) {
        let places = try PixelDestination(parsing: text).places(in: picture.canvas.plane.extent)
        return try go(to: places)
      } catch {
        showError(error.description)
        return []
      }
    case .pitch(let pitch):
      do {
        return show(row: try FrameDestination(parsing: text).row(in: pitch.pitch))
      } catch {
        showError(error.description)
        return []
      }
    case .sample: return []
    }
  }

  /// Goes to each of `places` on a picture.
  private mutating func go(to places: [PlanePlace]) throws(PixelDestinationError) -> [Job] {
    var hasChanged = false
    for place in places {
      let result = changeCanvas { canvas in
        Result { () throws(PlacementError) in try canvas.go(to: place) }
      }
      switch result {
      case nil: break
      case .success(let changed)?: hasChanged = hasChanged || changed
      case .failure(let error)?: throw .misplaced(error)
      }
    }
    return hasChanged ? labelsChanged() : []
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
  /// The box to zoom to if no box is drawn or selected: the sample window of a capture, or the whole picture.
  var zoomBox: Box {
    switch self {
    case .capture(let capture): capture.windowBox
    case .picture(let picture): picture.canvas.plane.extent
    case .pitch(let pitch): pitch.canvas.plane.extent
    case .sample(let sample): sample.canvas.plane.extent
    }
  }
}
