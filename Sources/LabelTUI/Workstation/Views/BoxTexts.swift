import Foundations
import Imaging
import Labels
import Radio

/// The texts about a box in the list: class, place and size in the units of its document.
struct BoxTexts {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// The columns of the list.
  var columns: [TextColumns.Column] {
    let ends = [
      TextColumns.Column("conf", 5, isNumber: true), TextColumns.Column("", 2),
      TextColumns.Column("note", 8),
    ]
    let start = [
      TextColumns.Column("#", 7, isNumber: true), TextColumns.Column("class", 16),
    ]
    switch document {
    case .capture:
      return start + [
        TextColumns.Column("time", 13, isNumber: true),
        TextColumns.Column("duration", 11, isNumber: true),
        TextColumns.Column("frequency", 13, isNumber: true),
        TextColumns.Column("bandwidth", 11, isNumber: true),
      ] + ends
    case .picture, .pitch, .sample:
      return start + [
        TextColumns.Column(document.kind == .pitch ? "frame" : "", 13, isNumber: true),
        TextColumns.Column("left, top", 13, isNumber: true),
        TextColumns.Column("width x height", 15, isNumber: true),
      ] + ends
    }
  }

  /// The texts of `line`, one per column.
  func fields(of line: BoxListState.Line, isSaved: Bool) -> [String] {
    let annotation = line.annotation
    let confidence = annotation.proposal?.confidence.map { Quantity.fixed($0, decimals: 2) } ?? ""
    return ["\(line.number)", VisibleText.of(annotation.label ?? "–")]
      + place(of: annotation.box)
      + [
        confidence, isSaved ? "✓" : annotation.isUnverified ? "?" : "",
        VisibleText.of(annotation.comment ?? ""),
      ]
  }

  private func place(of box: Box) -> [String] {
    switch document {
    case .capture(let capture):
      let rate = capture.capture.sampleRate
      let tuning = capture.capture.tuning(at: box.samples.lowerBound)
      return [
        Quantity.time(Double(box.samples.lowerBound) / rate, decimals: 6),
        Quantity.time(Double(box.samples.count) / rate),
        Quantity.frequency(box.frequencies.middle + tuning, decimals: 4),
        Quantity.frequency(box.frequencies.upperBound - box.frequencies.lowerBound, decimals: 3),
      ]
    case .pitch(let pitch):
      let place = pitch.pitch.frames.place(of: box)
      let camera = pitch.pitch.frames.cameras[place.camera]
      return ["\(place.row + 1) \(VisibleText.of(camera.name))"]
        + pixels(of: box, left: camera.left, height: Double(camera.height))
    case .picture(let picture):
      return [""] + pixels(of: box, left: 0, height: picture.canvas.plane.extent.y.upperBound)
    case .sample(let sample):
      let height = sample.canvas.plane.extent.y.upperBound
      let scale = sample.unitsPerPixel
      let columns = box.x.lowerBound / scale..<max(1, box.x.upperBound / scale)
      return [""]
        + pixels(of: Box(x: columns, y: box.y, layer: box.layer), left: 0, height: height)
    }
  }

  private func pixels(of box: Box, left: Int, height: Double) -> [String] {
    let top = Int((height - box.y.upperBound).rounded())
    let rows = Int((box.y.upperBound - box.y.lowerBound).rounded())
    return ["\(box.x.lowerBound - left), \(top)", "\(box.x.count) x \(rows)"]
  }
}
