import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels
import Libraries
import Pitches

/// An open pitch, for all jobs: its files, and the frames of its cameras.
struct OpenPitch: Sendable {
  let pitch: Pitch
  /// The cameras that recorded anything, in the order of `layout.cameras`.
  let cameras: [CameraFrames]
  let layout: FrameLayout

  /// The pitch with the frames of `cameras`. Throws a `PitchProblem` if there are none.
  init(_ pitch: Pitch, cameras: [CameraFrames]) throws(PitchProblem) {
    let rows = cameras.map { max($0.frameCount, $0.recording.timestamps.count) }.max() ?? 0
    guard rows > 0 else {
      throw PitchProblem(
        .missing, path: pitch.url.path, "has no camera whose video or key frames can be shown")
    }
    self.pitch = pitch
    self.cameras = cameras
    let recordings = cameras.map(\.recording)
    layout = FrameLayout(
      cameras: cameras.map { ($0.recording.camera.rawValue, $0.width, $0.height) },
      rowCount: rows
    ) { Self.facts(about: $0, of: pitch, cameras: recordings) }
  }

  /// Boxes of class `className` around the balls that the recorder's detector found, as proposals. Every program that
  /// opens the pitch gives them the same ids.
  func proposals(className: String) -> [Annotation] {
    cameras.indices.flatMap { index -> [Annotation] in
      let (camera, place) = (cameras[index], layout.cameras[index])
      return camera.recording.detections.all.enumerated().compactMap { number, detection in
        guard let row = detection.row, row < layout.rowCount,
          let box = Box(detection, row: row, in: place)
        else { return nil }
        let name = "\(place.name) \(detection.frameIndex) \(number)"
        return Annotation(
          id: UUID(derivedFrom: Array(name.utf8)), box: box, label: className,
          proposal: Proposal(
            source: .detector,
            confidence: detection.confidence.flatMap { (0...1).contains($0) ? $0 : nil }))
      }
    }
  }

  /// Decodes the frames of `row`, of all cameras or only of camera `wanted`; nil if `isCancelled` returned true.
  func frames(ofRow row: Int, camera wanted: Int? = nil, isCancelled: () -> Bool) -> PitchRow? {
    var frames: [PitchRow.Frame] = []
    for (index, camera) in cameras.enumerated() {
      guard wanted == nil || wanted == index else {
        frames.append(.hidden)
        continue
      }
      do {
        guard let frame = try camera.load(row, isCancelled: isCancelled) else { return nil }
        frames.append(.decoded(frame))
      } catch {
        frames.append(.missing("\(error)"))
      }
    }
    return PitchRow(row: row, frames: frames)
  }

  /// The facts about a frame that samples and label files state: session, pitch, camera, row, the camera's number and
  /// the capture time.
  static func facts(
    about place: FrameLayout.Place, of pitch: Pitch, cameras: [CameraRecording]
  ) -> JSONObject {
    let recording = cameras[place.camera]
    var facts: JSONObject = [
      "session": .string(FileSystem.name(of: FileSystem.parent(of: pitch.url.path))),
      "pitch": .string(pitch.manifest.pitchID ?? pitch.name),
      "camera": .string(recording.camera.rawValue),
      "frame": .integer(place.row),
    ]
    facts["frame_index"] = recording.timestamps.frameIndex(place.row).map(JSONValue.integer)
    facts["timestamp_ns"] = recording.timestamps.time(place.row).map(JSONValue.integer)
    return facts
  }

  /// The facts about a frame of this pitch.
  func facts(about place: FrameLayout.Place) -> JSONObject {
    Self.facts(about: place, of: pitch, cameras: cameras.map(\.recording))
  }
}

extension Box {
  /// The box around a detection in `row` of `camera`: center ± radius, rounded outwards to pixels and clipped to the
  /// frame. Nil if no part of it is on the frame.
  init?(_ detection: Detection, row: Int, in camera: FrameLayout.Camera) {
    guard detection.isVisible(width: camera.width, height: camera.height) else { return nil }
    func pixels(_ range: ClosedRange<Double>, limit: Int) -> Range<Int> {
      let lower = Int(min(max(range.lowerBound.rounded(.down), 0), Double(limit - 1)))
      let upper = Int(min(max(range.upperBound.rounded(.up), 1), Double(limit)))
      return lower..<max(lower + 1, upper)
    }
    let columns = pixels(detection.columns, limit: camera.width)
    let rows = pixels(detection.pixelRows, limit: camera.height)
    self.init(
      x: (camera.left + columns.lowerBound)..<(camera.left + columns.upperBound),
      y: Double(camera.height - rows.upperBound)...Double(camera.height - rows.lowerBound),
      layer: row)
  }
}
