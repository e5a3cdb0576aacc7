import Foundations
import Imaging
import Labels

/// Finding the edges of signals and objects: tightening a box, and drawing one around a point.
extension AppState {
  /// Performs `command` on the document on the screen.
  mutating func perform(_ command: FindingCommand) -> [Job] {
    switch command {
    case .tighten: return tighten()
    case .boxHere: return findBoxHere()
    }
  }

  /// Tightens the drawn box, else the selected one, else the one under the crosshair.
  private mutating func tighten() -> [Job] {
    if let drawn = canvas?.drawnBox { return find(.drawn(drawn), around: drawn) }
    guard changeCanvas({ $0.selectUnderCrosshair() }) == true, let selected = canvas?.selected
    else {
      showError(
        "No box here. Press \(keyName(.finding(.boxHere))) to draw one around what is here.")
      return []
    }
    return find(.box(selected.id, selected.box), around: selected.box)
  }

  /// Draws a box around what is at the crosshair.
  mutating func findBoxHere() -> [Job] {
    guard let plane = canvas?.plane else { return [] }
    return find(.point(plane.crosshair, cell: plane.crosshairBox), around: nil)
  }

  /// Starts a search; of pixels around `box`, else around the crosshair.
  private mutating func find(_ subject: BoxSearch.Subject, around box: Box?) -> [Job] {
    guard let document, let medium = document.medium(around: box) else {
      showError("There are no pixels here.")
      return []
    }
    beginJob(.finding)
    return [.find(BoxSearch(documentID: document.id, subject: subject, medium: medium))]
  }

  /// Handles the result of a search. What the user changed in the meantime stays.
  mutating func handle(_ search: BoxSearch, found: Box?) -> [Job] {
    guard let canvas, canvas.id == search.documentID else { return [] }
    switch search.subject {
    case .box(let id, let box):
      guard canvas.editor.box(withID: id)?.box == box else {
        showInfo("The box has changed in the meantime; it was not tightened.")
        return []
      }
      guard let tight = fit(found, insteadOf: box) else { return [] }
      changeCanvas { $0.editor.change(id) { $0.box = tight } }
      let jobs = labelsChanged()
      showInfo("Tightened (\(keyName(.box(.undo))): undo)")
      return jobs
    case .drawn(let box):
      guard canvas.drawnBox == box, let tight = fit(found, insteadOf: box) else { return [] }
      changeCanvas { $0.draw(tight) }
    case .point(let crosshair, let cell):
      // A box that appears while the user does something else would take the keys from it.
      guard canvas.crosshair == crosshair, canvas.drawnBox == nil, prompt == nil, overlay == nil
      else { return [] }
      show(found, at: cell)
    }
    return []
  }

  /// `found` within the document; nil, with a message, if it is no better than `box`.
  private mutating func fit(_ found: Box?, insteadOf box: Box) -> Box? {
    guard let tight = canvas.flatMap({ found?.clipped(to: $0.plane.extent) }) else {
      showInfo("Nothing stands out in this box; it is unchanged.")
      return nil
    }
    guard tight != box else {
      showInfo("The box is tight already.")
      return nil
    }
    return tight
  }

  /// Draws the box `found`, or selects the same box if there is one.
  private mutating func show(_ found: Box?, at cell: Box) {
    guard let canvas, let box = found?.clipped(to: canvas.plane.extent) else {
      showInfo("Nothing stands out here.")
      return
    }
    if let known = canvas.boxesUnderCrosshair.first(where: {
      $0.box.overlap(with: box) >= Self.sameObject
    }) {
      changeCanvas { $0.editor.mode = .selected(known.id, part: nil) }
      showInfo("This has a box already.")
      return
    }
    changeCanvas { $0.draw(box) }
  }

  /// The overlap of two boxes of the same object.
  private static let sameObject = 0.7
}

extension Document {
  /// Where to search for what is in `box`, or at the crosshair if it is nil; nil if there are no pixels.
  fileprivate func medium(around box: Box?) -> BoxSearch.Medium? {
    let target = box ?? canvas.plane.crosshairBox
    switch self {
    case .capture: return .samples
    case .picture(let picture):
      let pyramid = picture.picture.pyramid
      return .pixels(
        of: pyramid, in: PixelFrame(height: Double(pyramid.height)), target, box != nil)
    case .pitch(let pitch):
      let place = pitch.pitch.frames.place(of: target)
      guard case .decoded(let pyramid) = pitch.shown.frames[place.camera] else { return nil }
      let camera = pitch.pitch.frames.cameras[place.camera]
      let frame = PixelFrame(left: camera.left, height: Double(camera.height), layer: pitch.row)
      return .pixels(of: pyramid, in: frame, target, box != nil)
    case .sample: return nil
    }
  }
}

extension BoxSearch.Medium {
  /// The surroundings of `target`, or, if it is not a box, those of its middle in several sizes; nil outside of `picture`.
  fileprivate static func pixels(
    of picture: PicturePyramid, in frame: PixelFrame, _ target: Box, _ isBox: Bool
  ) -> BoxSearch.Medium? {
    let area = frame.area(of: target)
    let excerpts =
      isBox
      ? [PictureExcerpt(around: area, in: picture)].compactMap { $0 }
      : PictureExcerpt.around(
        column: (area.columns.lowerBound + area.columns.upperBound) / 2,
        row: (area.rows.lowerBound + area.rows.upperBound) / 2, in: picture)
    return excerpts.isEmpty ? nil : .pixels(excerpts, frame)
  }
}

extension Canvas {
  /// Draws `box` as if the user had moved from its lower left corner to its upper right one.
  fileprivate mutating func draw(_ box: Box) {
    editor.mode = .drawing(
      anchor: Box(
        x: box.x.lowerBound..<box.x.lowerBound, y: box.y.lowerBound...box.y.lowerBound,
        layer: box.layer))
    plane.moveCrosshair(toExactX: box.x.upperBound)
    plane.moveCrosshair(toExactY: box.y.upperBound)
  }
}

extension Box {
  /// The part of this box in `extent`; nil if there is none.
  fileprivate func clipped(to extent: Box) -> Box? {
    let x = x.clamped(to: extent.x)
    let y = y.clamped(to: extent.y)
    guard !x.isEmpty, y.lowerBound < y.upperBound, layer == extent.layer else { return nil }
    return Box(x: x, y: y, layer: layer)
  }
}
