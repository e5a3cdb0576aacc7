/// Which projection a camera has, and its errors, for reports.
package struct ProjectionReport: Sendable, Hashable, Encodable {
  package var camera: PitchCamera
  /// The model; nil if none can be made.
  package var model: PitchProjection.Kind?
  /// The error of the model, and that of the model from the files, in pixels.
  package var error: Double?
  package var stereoError: Double?

  private enum CodingKeys: String, CodingKey {
    case camera, model
    case error = "error_px"
    case stereoError = "stereo_error_px"
  }

  /// The report for `camera` of `pitch`.
  package init(_ pitch: Pitch, _ calibration: Calibration, _ camera: PitchCamera) {
    let projection = PitchProjection(pitch, calibration, camera)
    self.camera = camera
    model = projection?.kind
    error = projection?.error
    stereoError = projection?.stereoError
  }
}
