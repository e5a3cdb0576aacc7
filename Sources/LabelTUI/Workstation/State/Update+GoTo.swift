import Labels
import Radio

/// The `:` prompt: a time, a sample or a frequency for whatever the movement keys move.
extension AppState {
  /// Asks where the crosshair, the corner of the drawn box or the chosen edge is to go.
  mutating func promptForDestination() {
    guard let capture else { return }
    prompt = Prompt(.goTo(capture.movedPart))
  }

  /// Moves to what `text` names. Where that is refused, nothing moves.
  mutating func goTo(_ text: String) -> [Job] {
    guard var capture, !text.isEmpty else { return [] }
    do {
      try capture.move(to: Destination(parsing: text))
    } catch {
      complain(error.description)
      return []
    }
    let hasChanged = capture.boxes.current != self.capture?.boxes.current
    self.capture = capture
    return hasChanged ? labelsChanged() : []
  }
}

extension CaptureState {
  /// What the movement keys and `:` move at the moment.
  fileprivate var movedPart: MovedPart {
    if drawnBox != nil { return .corner }
    guard case .selected(_, let grip?) = mode, selected != nil else { return .crosshair }
    return .grip(grip)
  }

  /// Moves the crosshair, the corner of the drawn box or the chosen edge to exactly `destination`.
  fileprivate mutating func move(to destination: Destination) throws(DestinationError) {
    let place = try destination.place(
      on: capture, tuning: capture.tuning(at: crosshair.sample))
    if case .selected(let id, let grip?) = mode, let box = selected?.box {
      let moved = try box.placing(grip, at: place, on: capture)
      change(id) { $0.box = moved }
      followGrip(grip, of: moved)
      return
    }
    if case .selected = mode { mode = .idle }
    switch place {
    case .sample(let sample): crosshair.moveExactly(toSample: sample, of: capture.sampleCount)
    case .frequency(let hertz): crosshair.moveExactly(toFrequency: hertz)
    }
    showCrosshair()
  }
}

extension Box {
  /// This box with `grip` exactly at `place`: an edge lies there; the whole box starts at a time, or has
  /// its middle at a frequency.
  fileprivate func placing(
    _ grip: BoxMode.Grip, at place: Destination.Place, on capture: Capture
  ) throws(DestinationError) -> Box {
    var box = self
    switch (grip, place) {
    case (.left, .sample(let sample)):
      guard sample < samples.upperBound else { throw .edgesCross(grip) }
      box.samples = sample..<samples.upperBound
    case (.right, .sample(let sample)):
      guard sample > samples.lowerBound else { throw .edgesCross(grip) }
      box.samples = samples.lowerBound..<sample
    case (.top, .frequency(let hertz)):
      guard hertz > frequencies.lowerBound else { throw .edgesCross(grip) }
      box.frequencies = frequencies.lowerBound...hertz
    case (.bottom, .frequency(let hertz)):
      guard hertz < frequencies.upperBound else { throw .edgesCross(grip) }
      box.frequencies = hertz...frequencies.upperBound
    case (.whole, .sample(let sample)):
      guard samples.count <= capture.sampleCount - sample else { throw .boxTooLong }
      box.samples = sample..<(sample + samples.count)
    case (.whole, .frequency(let hertz)):
      let (below, above) = (
        frequencies.middle - frequencies.lowerBound, frequencies.upperBound - frequencies.middle
      )
      guard hertz - below >= capture.band.lowerBound, hertz + above <= capture.band.upperBound
      else { throw .boxTooWide }
      box.frequencies = (hertz - below)...(hertz + above)
    case (.left, .frequency), (.right, .frequency): throw .edgeTakesTime(grip)
    case (.top, .sample), (.bottom, .sample): throw .edgeTakesFrequency(grip)
    }
    return box
  }
}
