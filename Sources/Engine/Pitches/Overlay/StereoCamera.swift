import Glibc

/// A camera whose place and lens come from the files of the calibration (docs/formats/pitch-sessions.md).
struct StereoCamera {
  private let position: FieldPoint
  private let lens: CameraIntrinsics
  /// The cosine and the sine of the turn towards the other camera, to the right as the camera sees it.
  private let turn: (cosine: Double, sine: Double)

  /// The camera on the side `camera`.
  init(_ camera: PitchCamera, _ geometry: StereoGeometry, _ lens: CameraIntrinsics) {
    // The cameras look at the plate from behind the rubber, so that their left is the catcher's right.
    let side = camera == .left ? 1.0 : -1.0
    position = FieldPoint(x: side * geometry.baseline / 2, y: geometry.height, z: geometry.distance)
    let angle = side * geometry.convergence / 2 * .pi / 180
    turn = (cos(angle), sin(angle))
    self.lens = lens
  }

  /// The pixel of `point`; nil if it is behind the camera.
  func pixel(_ point: FieldPoint) -> PixelPoint? {
    let (right, forward) = (position.x - point.x, position.z - point.z)
    let depth = turn.cosine * forward + turn.sine * right
    guard depth > 0 else { return nil }
    let x = (turn.cosine * right - turn.sine * forward) / depth
    let y = (position.y - point.y) / depth
    let square = x * x + y * y
    let distortion = 1 + lens.k1 * square + lens.k2 * square * square
    return PixelPoint(
      x: lens.fx * x * distortion + lens.center.x, y: lens.fy * y * distortion + lens.center.y)
  }
}
