import FoundationEssentials

/// What one camera recorded of a pitch. Parts that are missing are empty.
package struct CameraRecording: Sendable {
  /// The camera.
  package let camera: PitchCamera
  /// The video; nil if there is none.
  package let video: URL?
  /// When the frames of the video were captured.
  package let timestamps: FrameTimestamps
  /// What the recorder's detector found.
  package let detections: Detections
  /// The key frames that exist, sorted by name.
  package let keyFrames: [KeyFrame]

  /// Whether the camera recorded anything that can be shown.
  package var isUsable: Bool { video != nil || !keyFrames.isEmpty }

  /// The key frame that shows `row` of the video; nil if there is none.
  package func keyFrame(row: Int) -> KeyFrame? { keyFrames.first { $0.row == row } }
}
