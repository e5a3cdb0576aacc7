import FoundationEssentials
import Foundations

/// The names of the files of a pitch (docs/formats/pitch-sessions.md).
enum PitchLayout {
  static let keyFrameFolder = "frames"
  static let observations = "observations/stereo_observations.json"
  static let metrics = "performance_metrics.json"
  /// The endings of videos, in the order in which they are looked for.
  static let videoEndings = ["avi", "mp4", "mkv", "mov"]

  static func timestamps(_ camera: PitchCamera) -> String { "\(camera.rawValue)_timestamps.csv" }

  static func detections(_ camera: PitchCamera) -> String {
    "detections/\(camera.rawValue)_detections.json"
  }

  static func keyFrames(_ camera: PitchCamera) -> String { "\(keyFrameFolder)/\(camera.rawValue)" }

  static func videoNames(_ camera: PitchCamera) -> [String] {
    videoEndings.map { "\(camera.rawValue).\($0)" }
  }
}
