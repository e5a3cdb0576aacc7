import Foundations
import Labels
import Radio
import TerminalKit

/// Copying measurements.
extension AppState {
  /// Copies the measurements of the selected box, or of the one under the crosshair, to the clipboard.
  mutating func copyMeasurements(in document: Document) -> [Job] {
    changeCanvas { _ = $0.selectUnderCrosshair() }
    guard let selected = canvas?.selected, let document = self.document else {
      showError("No box here. Press \(keyName(.box(.next))) for the next box.")
      return []
    }
    if case .capture(let capture) = document, capture.needsMeasurement(of: selected.box) {
      changeCapture { $0.boxToCopy = selected.box }
      showInfo("Measuring the box; then its values are copied.")
      return []
    }
    return copy(selected, in: document)
  }

  /// Copies the measurements of `box` of the open capture `id` if they were asked for before it was measured.
  mutating func copyMeasured(_ box: Box, captureID id: Int) -> [Job] {
    guard let document, document.id == id, capture?.boxToCopy == box,
      let selected = canvas?.selected
    else { return [] }
    changeCapture { $0.boxToCopy = nil }
    return copy(selected, in: document)
  }

  private mutating func copy(_ annotation: Annotation, in document: Document) -> [Job] {
    let text = ClipboardText(BoxMeasurements(of: annotation, in: document).text)
    let route = terminal.clipboardRoute
    guard route != .closed else {
      showError("tmux keeps the clipboard closed. Add to ~/.tmux.conf: \(TmuxFacts.clipboardLine)")
      return []
    }
    let lines = text.text.split(separator: "\n")
    let names = lines.compactMap { $0.split(separator: "\t").first }.joined(separator: ", ")
    showInfo("Copied: \(names)")
    return [.terminal(.copy(text, by: route))]
  }
}

extension CaptureState {
  /// Whether the spectrum of `box` is not measured, and not known to be impossible to measure.
  fileprivate func needsMeasurement(of box: Box) -> Bool {
    if spectrum.measurement?.box == box { return false }
    return spectrum.box != box || spectrum.failure == nil
  }
}
