/// A scale around the ball at the plate, from the size of the ball (docs/formats/pitch-sessions.md).
struct LocalScale {
  /// The radius of a baseball in feet: a circumference of 9 to 9.25 inches.
  private static let ballRadius = 1.45 / 12

  private let place: FieldPoint
  private let pixel: PixelPoint
  private let scale: Double

  /// The scale at the observation of `pitch` nearest to the plate that `camera` saw; nil if there is none, or no detection
  /// at its time.
  init?(_ pitch: Pitch, _ camera: PitchCamera) {
    let recording = pitch[camera]
    let seen = pitch.observations.all.filter { $0.pixel(camera) != nil }
    let nearest = seen.min { $0.place.z.magnitude < $1.place.z.magnitude }
    guard let nearest, let pixel = nearest.pixel(camera),
      let row = recording.timestamps.row(nearest: nearest.time)
    else { return nil }
    let ball = recording.detections.at(row).filter { $0.radius > 0 }.min {
      Self.distance($0.center, pixel) < Self.distance($1.center, pixel)
    }
    guard let ball else { return nil }
    place = nearest.place
    self.pixel = pixel
    scale = ball.radius / Self.ballRadius
  }

  /// The pixel of `point`, as if it were as far from the camera as the ball at the plate.
  func pixel(_ point: FieldPoint) -> PixelPoint {
    // The cameras look at the plate from behind the rubber, so that their left is the catcher's right.
    PixelPoint(
      x: pixel.x - scale * (point.x - place.x), y: pixel.y - scale * (point.y - place.y))
  }

  private static func distance(_ a: PixelPoint, _ b: PixelPoint) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }
}
