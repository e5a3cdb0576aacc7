import Datasets
import Foundations
import Labels
import Radio

/// Saving windows as training samples.
extension AppState {
  /// Saves the window under the crosshair, or every window that has boxes.
  mutating func save(allWindows: Bool) -> [Job] {
    guard let capture else { return [] }
    let labeled = capture.boxes.current.filter { $0.label != nil }
    let indices =
      allWindows ? capture.windowIndices(of: labeled) : [capture.windowIndex]
    let windows = indices.map { capture.windows.samples(ofWindow: $0) }
    let boxes = labeled.filter { annotation in
      windows.contains { $0.overlaps(annotation.box.samples) }
    }
    guard !boxes.isEmpty else {
      complain(
        labeled.count < capture.boxes.current.count
          ? "The boxes have no class yet: n goes to one, t types its class."
          : "No boxes in this window (the bright stretch of the time axis): v anchors one.")
      return []
    }
    begin(.saving)
    return [.save(captureID: capture.id, windows: windows, boxes)]
  }

  /// Marks the boxes that samples now hold, and says so.
  mutating func takeIn(saved: [SavedBoxes], captureID: Int) -> [Job] {
    classes.add(saved.map(\.outcome.sample.signal.text))
    let unlabeled = capture(withID: captureID)?.boxes.current.count { $0.label == nil } ?? 0
    let rest = unlabeled == 0 ? "" : " · \(unlabeled) without a class left out"
    say(Self.sentence(about: saved.map(\.outcome)) + rest)
    changeCapture(captureID) { capture in
      for group in saved { capture.markSaved(group) }
    }
    return writeLabels(ofCapture: captureID)
  }

  private static func sentence(about outcomes: [SaveOutcome]) -> String {
    guard outcomes.count > 3 else {
      return outcomes.map(sentence(about:)).joined(separator: " · ")
    }
    let new = outcomes.count { $0.change == .saved }
    let replaced = outcomes.count { $0.change == .replaced }
    let parts = [
      (new, "new"), (replaced, "with new boxes"),
      (outcomes.count - new - replaced, "as they were"),
    ]
    let details = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "Saved \(Quantity.count(outcomes.count, "sample")): \(details)"
  }

  private static func sentence(about outcome: SaveOutcome) -> String {
    let (sample, total) = (outcome.sample, outcome.total)
    let samples = Quantity.count(total, "sample")
    switch outcome.change {
    case .saved: return "Saved \(sample) (\(samples))"
    case .replaced: return "Saved \(sample) again, with new boxes (\(samples))"
    case .unchanged: return "\(sample) holds these boxes already (\(samples))"
    }
  }
}

extension CaptureState {
  /// The windows that hold any of `annotations`, in order.
  fileprivate func windowIndices(of annotations: [Annotation]) -> [Int] {
    Set(annotations.flatMap { windows.indices(overlapping: $0.box.samples) }).sorted()
  }
}
