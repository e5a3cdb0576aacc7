import Foundations
import Imaging
import Labels
import Radio

/// Copying boxes by keys.
extension AppState {
  /// Adds a box with the size and class of the last one at the crosshair, and selects it.
  mutating func repeatLastBox() -> [Job] {
    guard let document, let last = canvas?.lastBox else {
      showError("There is no box to repeat. Press \(keyName(.box(.anchor))) to draw one.")
      return []
    }
    guard last.label.map({ allowsClass($0) }) ?? true else { return [] }
    var extent = document.canvas.plane.extent
    if let pitch {
      extent = pitch.pitch.frames.extent(row: pitch.row, camera: pitch.crosshairPlace.camera)
    }
    changeCanvas { canvas in
      let copy = Annotation(box: canvas.centered(last.box, within: extent), label: last.label)
      canvas.editor.add(copy)
      canvas.editor.marked = []
      canvas.editor.mode = .selected(copy.id, part: nil)
    }
    let jobs = labelsChanged()
    showChange("New box: \(last.label.map(Self.shortName) ?? "no class")")
    return jobs
  }

  /// Copies the box to the next `times` sample windows; on a pitch, to the next frames.
  mutating func copyToNextWindow(times: Int) -> [Job] {
    guard let document, let box = boxToCopy() else { return [] }
    switch document {
    case .capture(let capture):
      return addCopies(of: box, count: times, distance: capture.windows.windowSamples)
    case .pitch(let pitch):
      let before = pitch.canvas.boxes
      let jobs = addCopies(
        of: box, count: times, distance: 0, layers: 1, layerCount: pitch.pitch.rowCount)
      return jobs.isEmpty ? [] : jobs + showRow(ofChangeFrom: before)
    case .picture, .sample:
      showError("Only captures have sample windows, and only pitches have a next frame.")
      return []
    }
  }

  /// Copies the box `times` times by the distance to the box before it of the same class and band, or by the typed
  /// period of the class. Asks for the period if it is not known.
  mutating func copyByPeriod(times: Int) -> [Job] {
    guard let document, let box = boxToCopy() else { return [] }
    switch document {
    case .pitch, .sample:
      showError("Only boxes of captures and pictures have a period.")
      return []
    case .capture, .picture: break
    }
    guard let period = document.canvas.period(of: box) ?? document.canvas.periods[box.label ?? ""]
    else {
      prompt = Prompt(.period(document.kind, copies: times))
      return []
    }
    return addCopies(of: box, count: times, distance: period)
  }

  /// Copies the selected box by the period `typed`, and keeps the period for its class. Asks again if it is not valid.
  mutating func copyByTypedPeriod(_ typed: String, copies: Int) -> [Job] {
    guard let document, let box = canvas?.selected, !typed.isEmpty else { return [] }
    guard let period = document.length(typed), period > 0 else {
      showError(
        "\(VisibleText.of(typed)) is not a distance: type one like \(document.lengthExample).")
      prompt = Prompt(.period(document.kind, copies: copies), text: typed)
      return []
    }
    changeCanvas { $0.periods[box.label ?? ""] = period }
    return addCopies(of: box, count: copies, distance: period)
  }

  /// The selected box, or else the one under the crosshair, which is selected. Shows an error if there is none.
  private mutating func boxToCopy() -> Annotation? {
    guard changeCanvas({ $0.selectUnderCrosshair() }) == true, let box = canvas?.selected else {
      showError(noBoxHere)
      return nil
    }
    return box
  }

  private mutating func addCopies(
    of box: Annotation, count: Int, distance: Int, layers: Int = 0, layerCount: Int = 1
  ) -> [Job] {
    let added = changeCanvas {
      $0.addCopies(
        of: box, count: count, distance: distance, layers: layers, layerCount: layerCount)
    }
    guard let added, added > 0 else {
      showInfo("There is no room for a copy before the end, or it is already there.")
      return []
    }
    let jobs = labelsChanged()
    let name = box.label.map(Self.shortName) ?? "no class"
    showChange("\(Quantity.count(added, "copy", "copies")): \(name)")
    return jobs
  }
}

extension Document {
  /// The length `text` along x, in units of x; nil if it is not one, or if it is longer than the document.
  fileprivate func length(_ text: String) -> Int? {
    switch self {
    case .capture(let capture):
      guard
        case .x(let length)? = try? Destination(parsing: text)
          .place(on: capture.capture, tuning: 0)
      else { return nil }
      return length
    case .picture, .pitch, .sample:
      return Int(text).flatMap { (1...canvas.plane.extent.x.count).contains($0) ? $0 : nil }
    }
  }

  fileprivate var lengthExample: String { kind == .capture ? "12.5ms or #4000" : "120" }
}
