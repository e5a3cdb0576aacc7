/// Projects places on the field to the picture of a camera, by the first model that fits the observations of the pitch
/// (docs/formats/pitch-sessions.md).
package struct PitchProjection {
  /// The models, in the order in which they are tried.
  package enum Kind: String, Sendable, Codable {
    /// From the files of the calibration.
    case stereo
    /// Fitted to the observations.
    case fitted
    /// A scale around the ball at the plate.
    case local
  }

  private enum Model {
    case stereo(StereoCamera)
    case fitted(ProjectiveCamera)
    case local(LocalScale)
  }

  /// A model with a larger error, in pixels, is not used.
  package static let largestError = 5.0

  /// The model.
  package let kind: Kind
  /// The root mean square of the distances from the observed pixels, in pixels; nil for a local scale.
  package let error: Double?
  /// The error of the model from the files; nil if the files do not give it, or if it is not finite.
  package let stereoError: Double?
  private let model: Model

  /// The projection for `camera`; nil if no model can be made.
  package init?(_ pitch: Pitch, _ calibration: Calibration?, _ camera: PitchCamera) {
    let pairs = Self.sample(pitch.observations.all).compactMap { observation in
      observation.pixel(camera).map { (place: observation.place, pixel: $0) }
    }
    let stereo = calibration.flatMap { calibration -> StereoCamera? in
      guard let geometry = calibration.geometry, let lens = calibration.intrinsics[camera] else {
        return nil
      }
      return StereoCamera(camera, geometry, lens)
    }
    stereoError = stereo.flatMap { Self.error(pairs, $0.pixel) }
    if let stereo, let stereoError, stereoError <= Self.largestError {
      (kind, error, model) = (.stereo, stereoError, .stereo(stereo))
      return
    }
    if let fitted = ProjectiveCamera(pairs), let fittedError = Self.error(pairs, fitted.pixel),
      fittedError <= Self.largestError
    {
      (kind, error, model) = (.fitted, fittedError, .fitted(fitted))
      return
    }
    guard let local = LocalScale(pitch, camera) else { return nil }
    (kind, error, model) = (.local, nil, .local(local))
  }

  /// The pixel of `point`; nil if it is behind the camera.
  package func pixel(_ point: FieldPoint) -> PixelPoint? {
    switch model {
    case .stereo(let camera): camera.pixel(point)
    case .fitted(let camera): camera.pixel(point)
    case .local(let scale): scale.pixel(point)
    }
  }

  /// At most 1000 of `observations`, evenly spread; more would make the fit slow, not better.
  private static func sample(_ observations: [Observation]) -> [Observation] {
    let step = max(1, observations.count / 1000)
    return stride(from: 0, to: observations.count, by: step).map { observations[$0] }
  }

  /// The root mean square distance; nil without points, or if one has no finite pixel.
  private static func error(
    _ pairs: [(place: FieldPoint, pixel: PixelPoint)], _ project: (FieldPoint) -> PixelPoint?
  ) -> Double? {
    guard !pairs.isEmpty else { return nil }
    var sum = 0.0
    for pair in pairs {
      guard let pixel = project(pair.place) else { return nil }
      let (x, y) = (pixel.x - pair.pixel.x, pixel.y - pair.pixel.y)
      sum += x * x + y * y
    }
    let error = (sum / Double(pairs.count)).squareRoot()
    return error.isFinite ? error : nil
  }
}
