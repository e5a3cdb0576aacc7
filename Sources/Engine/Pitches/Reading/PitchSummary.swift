import FoundationEssentials

/// What a list of pitches shows about one of them.
package struct PitchSummary: Sendable, Hashable, Encodable {
  /// What the list shows about a camera.
  package struct Camera: Sendable, Hashable, Encodable {
    /// Whether there is a video.
    package var hasVideo: Bool
    /// The number of rows of timestamps: the frames of the video.
    package var rows: Int
    package var detections: Int
    package var keyFrames: Int

    private enum CodingKeys: String, CodingKey {
      case hasVideo = "video"
      case rows, detections
      case keyFrames = "key_frames"
    }
  }

  /// The name of the folder.
  package var name: String
  /// The speed in miles per hour.
  package var speed: Double?
  package var isStrike: Bool?
  package var left: Camera
  package var right: Camera
  package var observations: Int
  /// The number of problems that are not only notes.
  package var problems: Int
  /// The number of labels, which the caller counts; nil if nobody did.
  package var labels: Int?

  private enum CodingKeys: String, CodingKey {
    case name
    case speed = "measured_speed_mph"
    case isStrike = "is_strike"
    case left, right, observations, problems, labels
  }

  /// The summary of `pitch`, with the number of its labels.
  package init(_ pitch: Pitch, labels: Int? = nil) {
    name = pitch.name
    speed = pitch.manifest.speed
    isStrike = pitch.manifest.isStrike
    left = Self.camera(pitch.left)
    right = Self.camera(pitch.right)
    observations = pitch.observations.all.count
    problems = pitch.problems.count { $0.kind != .note }
    self.labels = labels
  }

  private static func camera(_ recording: CameraRecording) -> Camera {
    Camera(
      hasVideo: recording.video != nil, rows: recording.timestamps.count,
      detections: recording.detections.all.count, keyFrames: recording.keyFrames.count)
  }
}
