/// A place of the ball on the field, which the recorder computed from both cameras.
package struct Observation: Sendable, Hashable {
  /// The time in nanoseconds.
  package var time: Int
  /// The ball in the picture of the left and of the right camera; nil if the file does not have it.
  package var left: PixelPoint?
  package var right: PixelPoint?
  /// The place on the field, in feet.
  package var place: FieldPoint
  /// How good the observation is, and how sure the detections were; 0...1.
  package var quality: Double?
  package var confidence: Double?

  /// The ball in the picture of `camera`.
  package func pixel(_ camera: PitchCamera) -> PixelPoint? {
    switch camera {
    case .left: left
    case .right: right
    }
  }
}
