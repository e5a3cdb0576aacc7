import Foundations
import Imaging
import Pitches
import TerminalKit

extension LoadedPitch {
  /// What the state needs to know about `opened`, whose session has `calibration`.
  init(_ opened: OpenPitch, _ calibration: Calibration, colors: PictureColors) {
    let summary = PitchSummary(opened.pitch)
    url = opened.pitch.url
    facts = [summary.callText].filter { !$0.isEmpty }
    frames = opened.layout
    cameras = opened.cameras.map { camera in
      Camera(
        camera.recording, PitchOverlay(opened.pitch, calibration, camera.recording.camera))
    }
    keyRows = cameras.reduce(into: Set()) { $0.formUnion($1.keyRows) }.sorted()
    startTime = opened.pitch.manifest.start
    self.colors = colors
  }
}

extension LoadedPitch.Camera {
  fileprivate init(_ recording: CameraRecording, _ overlay: PitchOverlay) {
    self.init()
    for row in recording.detections.rows {
      detections[row] = recording.detections.at(row).compactMap(\.confidence).max() ?? 1
    }
    keyRows = Set(recording.keyFrames.compactMap(\.row))
    timestamps = recording.timestamps
    overlays =
      [overlay.laneGate, overlay.plateGate].compactMap { $0 }.map {
        PitchLine(kind: .gates, points: $0, isClosed: true)
      }
      + [overlay.strikeZone].compactMap { $0 }.map {
        PitchLine(kind: .strikeZone, points: $0, isClosed: true)
      }
      + [PitchLine(kind: .trajectory, points: overlay.trajectory, isClosed: false)]
  }
}
