import FoundationEssentials
import Foundations
import Labels
import Radio

/// Extracting boxes of captures.
extension AppState {
  /// Asks for the file to write the selected box to, or the box under the crosshair.
  mutating func askForExtraction() {
    guard let capture, let document else { return }
    let canvas = capture.canvas
    guard let box = (canvas.selected ?? canvas.boxesUnderCrosshair.first)?.box else {
      let key = keyName(.box(.nextHere))
      showError("Select a box to extract it: move the crosshair to it, and press \(key).")
      return
    }
    let text = "\(document.fileStem)-\(box.samples.lowerBound).\(ExtractionFormat.sigmf.ending)"
    prompt = Prompt(.extraction(box), text: text)
  }

  /// Writes `box` of the capture on the screen to the file with the typed name.
  mutating func extract(_ box: Box, to text: String) -> [Job] {
    guard let capture, let path = document?.path(typed: text) else { return [] }
    guard ExtractionFormat(ofFileNamed: path) != nil else {
      showError("\(VisibleText.of(text)): write a name that ends with .sigmf-data or .rfcap")
      prompt = Prompt(.extraction(box), text: text)
      return []
    }
    beginJob(.extracting)
    return [
      .exchange(
        .extract(
          documentID: capture.id, box, capture.canvas.boxes, to: URL(filePath: path)))
    ]
  }

  /// Tells what was written.
  mutating func noteExtraction(_ report: ExtractionWriter.Report) {
    let cut = report.cut
    let end = cut.endsAtTuning ? "; it ends where the tuning changes" : ""
    showInfo(
      "Extracted \(Quantity.count(cut.sampleCount, "sample")) at \(Quantity.sampleRate(cut.sampleRate)) with "
        + "\(Quantity.count(report.boxCount, "box", "boxes")) to \(VisibleText.of(report.url.path))\(end)"
    )
  }
}
