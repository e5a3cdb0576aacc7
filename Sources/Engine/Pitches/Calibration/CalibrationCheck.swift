import Foundations

/// Compares a calibration with the size of the pictures.
package struct CalibrationCheck {
  private let calibration: Calibration
  private let sizes: [PitchCamera: PictureSize]

  /// The check of `calibration` against pictures of these sizes; a size that is not known is not checked.
  package init(_ calibration: Calibration, sizes: [PitchCamera: PictureSize]) {
    self.calibration = calibration
    self.sizes = sizes
  }

  /// All problems, those that were found while reading included.
  package var problems: [PitchProblem] {
    calibration.problems + PitchCamera.allCases.compactMap(principalPoint)
      + [
        (Calibration.laneGateField, calibration.laneGate),
        (Calibration.plateGateField, calibration.plateGate),
      ].compactMap { polygon($0.0, $0.1) }
  }

  private func principalPoint(_ camera: PitchCamera) -> PitchProblem? {
    guard let center = calibration.intrinsics[camera]?.center, let size = sizes[camera],
      !center.isInside(width: size.width, height: size.height)
    else { return nil }
    return PitchProblem(
      .wrong, path: calibration.path(of: Calibration.intrinsicsFile(camera)), field: "cx, cy",
      value: "\(center.x), \(center.y)",
      "is outside of the picture (\(size.width) x \(size.height)); calibrate the camera at its size"
    )
  }

  private func polygon(_ field: String, _ points: [PixelPoint]?) -> PitchProblem? {
    // The file does not say for which camera it is; both have pictures of the same size.
    guard let points, let size = sizes[.left] ?? sizes[.right],
      let outside = points.firstIndex(where: {
        !$0.isInside(width: size.width, height: size.height)
      })
    else { return nil }
    let count = points.count { !$0.isInside(width: size.width, height: size.height) }
    return PitchProblem(
      .wrong, path: calibration.path(of: Calibration.polygonFile), field: "\(field)[\(outside)]",
      value: "[\(points[outside].x), \(points[outside].y)]",
      "is outside of the picture (\(size.width) x \(size.height)), as \(count) of \(points.count) points are"
    )
  }
}
