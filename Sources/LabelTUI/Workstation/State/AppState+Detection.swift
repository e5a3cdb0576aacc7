import Foundations
import Labels
import Radio

/// Searching signals in captures, and showing them as proposals.
extension AppState {
  /// Searches signals in the view, or in the whole document.
  mutating func detect(inView: Bool) -> [Job] {
    guard let capture else {
      showInfo("There is no detector for \(pitch == nil ? "pictures" : "pitches").")
      return []
    }
    let request = capture.detection(
      inView: inView, number: nextDetectionNumber, source: detectorSource)
    nextDetectionNumber += 1
    awaitedDetection = request
    beginJob(.detecting)
    return [.capture(.detect(request))]
  }

  /// Shows the `signals` that the search `request` found as proposals.
  mutating func handle(_ request: DetectionRequest, found signals: [Annotation]) -> [Job] {
    guard request == awaitedDetection else { return [] }
    awaitedDetection = nil
    let added = changeCanvas(withID: request.documentID) { canvas in
      let (boxes, added) = request.update.apply(signals, to: canvas.boxes)
      canvas.editor.replaceBoxes(by: boxes)
      return added
    }
    guard let added else { return [] }
    lastChange = nil
    let found = Quantity.count(signals.count, "signal")
    let accept = keyName(.box(.accept))
    showInfo(
      added == 0
        ? "Found \(found), none of them new."
        : "Found \(found): \(Quantity.count(added, "proposal")). Press \(accept) to accept one.")
    return writeLabels(documentID: request.documentID)
  }

  /// The chosen detector.
  private var detectorSource: DetectorSource {
    chosenDetector.map { detectors[$0].source } ?? .builtIn(detectorParameters)
  }

  /// Chooses the next detector: the built-in one, then those of the config file.
  mutating func chooseNextDetector() {
    guard !detectors.isEmpty else {
      showInfo("There is only the built-in detector. The config file can name others.")
      return
    }
    let next = chosenDetector.map { $0 + 1 } ?? 0
    chosenDetector = next < detectors.count ? next : nil
  }

  /// Forgets the search that is running. Returns whether there was one.
  mutating func cancelDetection() -> Bool {
    defer { awaitedDetection = nil }
    return awaitedDetection != nil
  }
}

extension CaptureState {
  /// The search for signals in the view, or in the whole capture.
  fileprivate func detection(
    inView: Bool, number: Int, source: DetectorSource
  ) -> DetectionRequest {
    let extent = capture.extent
    var request = DetectionRequest(
      number: number, documentID: id, region: extent, samples: extent.samples,
      source: source)
    guard inView else { return request }
    let view = canvas.shownBox(of: extent)
    request.region = view
    let margin = view.samples.count / 4
    request.samples =
      max(
        extent.samples.lowerBound, view.samples.lowerBound - margin)..<min(
        extent.samples.upperBound, view.samples.upperBound + margin)
    return request
  }
}
