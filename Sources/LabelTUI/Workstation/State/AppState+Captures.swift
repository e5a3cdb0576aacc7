import Foundations
import Labels
import Radio
import TerminalKit

/// Open captures: results of jobs on them, and requests for what the screen needs.
extension AppState {
  /// Handles results of jobs on captures. Results for a capture that has been closed are ignored.
  mutating func handle(_ result: CaptureResult) -> [Job] {
    switch result {
    case .opened(let id, let capture, let annotations, let warnings):
      return open(id: id, capture, annotations, warnings)
    case .grown(let id, let capture): handle(grown: capture, id: id)
    case .settled(let id):
      changeCapture(withID: id) { $0.tiles.noteSettled() }
      return beginOverview(of: id)
    case .tileReady(let id, let tile):
      changeCapture(withID: id) { $0.add(tile) }
      return beginOverview(of: id)
    case .tileFailed(let id, let key, let reason):
      changeCapture(withID: id) { $0.tiles.noteFailure(of: key) }
      showError(reason)
    case .overviewGrew(let id, let extent, let profile):
      changeCapture(withID: id) { $0.tiles.update(extent, profile) }
    case .measured(let id, let measurement):
      changeCapture(withID: id) { $0.spectrum.update(measurement) }
      return copyMeasured(measurement.box, captureID: id)
    case .measurementFailed(let id, let box, let reason):
      changeCapture(withID: id) { $0.spectrum.noteFailure(of: box, reason: reason) }
      return copyMeasured(box, captureID: id)
    case .measuring(let id, let box, let share):
      changeCapture(withID: id) { $0.spectrum.noteProgress(share, of: box) }
    case .previewed(let image, let window):
      changePreview { if $0.window == window { $0.image = image } }
    case .detected(let request, let signals): return handle(request, found: signals)
    case .described(let id, let contents):
      changeCanvas(withID: id) { $0.suggestions.note(contents) }
    }
    return []
  }

  private mutating func open(
    id: Int, _ capture: Capture, _ annotations: [Annotation], _ warnings: [String]
  ) -> [Job] {
    switch place {
    case .list, .datasets: break
    // The user may have opened the review in the meantime.
    case .document, .review, .dashboard, .boxList, .windowList, .preview:
      return [.capture(.close(id: id))]
    }
    let picture = layout(of: .capture).picture
    var opened = CaptureState(
      id: id, capture: capture, annotations: annotations, windowSeconds: windowSeconds,
      viewSize: Size(width: picture.width, height: picture.height), dots: pictureFormat.dots)
    opened.display.analysis = firstAnalysis
    classes.add(annotations.compactMap(\.label))
    let newPlace = Place.document(.capture(opened))
    if opensOnlyDocument { place = newPlace } else { enter(newPlace) }
    for warning in warnings { showWarning(warning) }
    if let refused = opened.windows.refused {
      let used = Quantity.time(
        Double(opened.windows.windowSamples) / capture.sampleRate, decimals: 6)
      showWarning("Windows of this capture are \(used) long: \(refused).")
    }
    return restoreHistory(annotations, documentID: id) + restorePosition()
      + findInDataset(annotations, documentID: id)
  }

  private mutating func handle(grown: Capture, id: Int) {
    guard let known = capture(withID: id)?.capture.sampleCount else { return }
    if grown.sampleCount == known { showInfo("There are no new samples.") }
    changeCapture(withID: id) { $0.grow(to: grown) }
  }

  /// Starts the overview of the capture `id` if it needs one. This happens after the first picture, which
  /// must not wait for the overview.
  private mutating func beginOverview(of id: Int) -> [Job] {
    guard let capture, capture.id == id, capture.needsOverview else { return [] }
    changeCapture { $0.tiles.noteOverviewRequest() }
    // The overview of a short capture is ready before a user could read its progress.
    if capture.isTooLongForColumns { beginJob(.overview) }
    return [.capture(.overview(id: id))]
  }

  // MARK: What the screen needs

  /// Requests the missing tiles of the picture and those beside it; nil if they are already requested.
  mutating func requestTiles() -> Job? {
    guard let capture else { return nil }
    let wanted = capture.wantedTiles
    guard changeCapture({ $0.tiles.request(wanted) }) == true else { return nil }
    return .capture(.tiles(id: capture.id, wanted))
  }

  /// Requests better tiles for those of the picture that skipped samples; nil if they are already requested.
  mutating func requestRefinements() -> Job? {
    guard let capture else { return nil }
    let wanted = capture.refinableTiles
    guard changeCapture({ $0.tiles.requestRefinement(wanted) }) == true else { return nil }
    return .capture(.refine(id: capture.id, wanted))
  }

  /// Requests the measurement of the drawn or selected box while the spectrum panel is shown. The request
  /// replaces the last one.
  mutating func requestMeasurement() -> Job? {
    guard let capture else { return nil }
    let shown = capture.canvas.shownBox
    if capture.boxToCopy != nil, capture.boxToCopy != shown {
      changeCapture { $0.boxToCopy = nil }
    }
    let isWanted = documentLayout.spectrum != nil || self.capture?.boxToCopy != nil
    let box = isWanted ? shown : nil
    guard changeCapture({ $0.spectrum.show(box) }) == true else { return nil }
    return .capture(.measure(id: capture.id, box))
  }
}
