import Labels
import Radio

/// The spectrum panel: it measures the box that is drawn or chosen, as long as it is to be seen.
extension AppState {
  /// Asks for the box's measurement when there is none, instead of the one asked for before.
  mutating func requestMeasurement() -> Job? {
    guard var capture else { return nil }
    let box = captureLayout.spectrum == nil ? nil : capture.shownBox
    guard capture.spectrum.box != box else { return nil }
    let isNews = capture.spectrum.show(box)
    self.capture = capture
    return isNews ? .measure(captureID: capture.id, box) : nil
  }
}

extension CaptureState {
  /// The box that is drawn or chosen, where the mouse has it at the moment.
  var shownBox: Box? {
    if let drawnBox { return drawnBox }
    guard case .selected(let id, _) = mode else { return nil }
    return shownBoxes.first { $0.id == id }?.box
  }
}
