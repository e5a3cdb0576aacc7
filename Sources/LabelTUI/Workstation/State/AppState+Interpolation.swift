import FoundationEssentials
import Foundations
import Imaging
import Labels
import Pitches

/// Interpolating the boxes of a track between two rows of a pitch.
extension AppState {
  /// Adds the boxes between the selected box, or the one under the crosshair, and the nearest box of its class and
  /// camera on an earlier row; on a later row if there is none.
  mutating func interpolate() -> [Job] {
    guard changePitch({ $0.canvas.selectUnderCrosshair() }) == true, let pitch,
      let selected = pitch.canvas.selected
    else {
      showError("No box here. Press \(keyName(.box(.next))) for the next box.")
      return []
    }
    guard let other = pitch.trackEnd(for: selected) else {
      let name = selected.label.map(VisibleText.of) ?? "no class"
      showError("No other row has a box of class \(name) of this camera.")
      return []
    }
    let added = pitch.interpolated(between: other, and: selected)
    guard !added.isEmpty else {
      showInfo("Every row between the two boxes has a box of this class.")
      return []
    }
    changePitch { $0.canvas.editor.add(added) }
    let jobs = labelsChanged()
    let rows = [other.box.layer, selected.box.layer].map { $0 + 1 }.sorted()
    showInfo(
      "Interpolated \(Quantity.count(added.count, "box", "boxes")) between frames \(rows[0]) and \(rows[1])."
    )
    return jobs
  }
}

extension PitchState {
  /// The other end of a track that ends with `annotation`: of the boxes of its class and camera, the nearest one on an
  /// earlier row, else on a later row.
  fileprivate func trackEnd(for annotation: Annotation) -> Annotation? {
    let others = track(of: annotation)
    let row = annotation.box.layer
    return others.filter { $0.box.layer < row }.max { $0.box.layer < $1.box.layer }
      ?? others.filter { $0.box.layer > row }.min { $0.box.layer < $1.box.layer }
  }

  /// All boxes of the class and the camera of `annotation`.
  private func track(of annotation: Annotation) -> [Annotation] {
    let camera = pitch.frames.place(of: annotation.box).camera
    return canvas.boxes.filter {
      $0.label == annotation.label && pitch.frames.place(of: $0.box).camera == camera
    }
  }

  /// New boxes for the rows between `first` and `second` that have no box of their class and camera.
  fileprivate func interpolated(
    between first: Annotation, and second: Annotation
  ) -> [Annotation] {
    let camera = pitch.frames.place(of: first.box).camera
    let taken = Set(track(of: first).map(\.box.layer))
    return TrackInterpolation.boxes(
      from: KeyBox(first.box), to: KeyBox(second.box),
      timestamps: pitch.cameras[camera].timestamps
    ).filter { !taken.contains($0.row) }
      .map { Annotation(box: Box($0), label: first.label) }
  }
}

private typealias KeyBox = TrackInterpolation.KeyBox

extension KeyBox {
  /// A box of the document; its rows of pixels count upwards.
  fileprivate init(_ box: Box) {
    self.init(
      row: box.layer, columns: Double(box.x.lowerBound)...Double(box.x.upperBound),
      pixelRows: box.y)
  }
}

extension Box {
  /// The box with its edges rounded to pixels.
  fileprivate init(_ box: KeyBox) {
    let left = Int(box.columns.lowerBound.rounded())
    let bottom = box.pixelRows.lowerBound.rounded()
    self.init(
      x: left..<max(Int(box.columns.upperBound.rounded()), left + 1),
      y: bottom...max(box.pixelRows.upperBound.rounded(), bottom + 1), layer: box.row)
  }
}
