import Foundations
import Imaging
import Labels

/// Saving frames of a pitch as samples.
extension AppState {
  /// Performs `command` on the open pitch.
  mutating func perform(_ command: SampleCommand, on pitch: PitchState) -> [Job] {
    switch command {
    case .preview:
      showInfo("A sample of a frame is the frame as it is; there is nothing to preview.")
      return []
    case .saveWindow:
      let boxes = pitch.boxesOfRow
      guard !boxes.isEmpty else {
        overlay = .confirmNegative
        return []
      }
      return save(boxes, of: pitch, none: "The boxes of this frame")
    case .saveAllWindows:
      return save(pitch.canvas.boxes, of: pitch, none: "The boxes of this pitch")
    case .saveBoxes: return []
    }
  }

  /// Saves the frames that those of `boxes` lie on which have a class and are no proposals; `none` is the subject of
  /// the message if there are none.
  private mutating func save(
    _ boxes: [Annotation], of pitch: PitchState, none: String
  ) -> [Job] {
    let usable = boxes.filter { $0.label != nil && !$0.isUnverified }
    guard !usable.isEmpty else {
      if boxes.contains(where: \.isUnverified) {
        let (accept, all) = (keyName(.box(.accept)), keyName(.box(.acceptAll)))
        showError(
          "\(none) are proposals. Press \(accept) to accept one, \(all) to accept all of a frame.")
      } else if boxes.isEmpty {
        showError("No frame of this pitch has boxes.")
      } else {
        let (next, type) = (keyName(.box(.next)), keyName(.box(.typeClass)))
        showError(
          "\(none) have no class yet. Press \(next) to select one, \(type) to type its class.")
      }
      return []
    }
    return save(Set(usable.map { pitch.pitch.frames.place(of: $0.box) }), of: pitch)
  }

  /// Saves the frames on the screen, which have no boxes, as negative examples.
  mutating func saveNegativeFrames(of pitch: PitchState) -> [Job] {
    save(
      Set(pitch.shownCameras.map { FrameLayout.Place(camera: $0, row: pitch.row) }), of: pitch)
  }

  private mutating func save(_ places: Set<FrameLayout.Place>, of pitch: PitchState) -> [Job] {
    let sorted = places.sorted { ($0.row, $0.camera) < ($1.row, $1.camera) }
    let boxes = pitch.canvas.boxes.filter { places.contains(pitch.pitch.frames.place(of: $0.box)) }
    beginJob(.saving)
    return [.dataset(.saveFrames(documentID: pitch.id, sorted, boxes))]
  }
}
