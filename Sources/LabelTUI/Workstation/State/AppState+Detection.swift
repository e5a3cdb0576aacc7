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
      inView: inView, number: nextDetectionNumber, parameters: detectorParameters)
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

  /// Forgets the search that is running. Returns whether there was one.
  mutating func cancelDetection() -> Bool {
    defer { awaitedDetection = nil }
    return awaitedDetection != nil
  }
}

extension CaptureState {
  /// The search for signals in the view, or in the whole capture.
  fileprivate func detection(
    inView: Bool, number: Int, parameters: DetectorParameters
  ) -> DetectionRequest {
    let extent = capture.extent
    var request = DetectionRequest(
      number: number, documentID: id, region: extent, samples: extent.samples,
      parameters: parameters)
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
