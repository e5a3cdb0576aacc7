import Foundation

/// A calibration that a test writes, for pictures of 640 x 480.
enum CalibrationFiles {
  static let texts = [
    "stereo_geometry.json":
      #"{"baseline_ft": 8.0, "convergence_angle_deg": 15.0, "camera_height_ft": 6.5, "distance_to_plate_ft": 62.0}"#,
    "intrinsics_left.json":
      #"{"camera_id": "L1", "fx": 1200.5, "fy": 1202.3, "cx": 320.1, "cy": 240.2, "distortion_k1": -0.12, "distortion_k2": 0.03}"#,
    "intrinsics_right.json":
      #"{"camera_id": "R1", "fx": 1200.5, "fy": 1202.3, "cx": 318.7, "cy": 240.2}"#,
    "roi_annotations.json":
      #"{"lane_gate_polygon": [[60, 120], [600, 120], [600, 430]], "plate_gate_polygon": [[1, 2], [3, 4], [5, 9]]}"#,
    "strike_zone_definition.json":
      #"{"top_left_ft": [-0.7, 3.4, 0], "top_right_ft": [0.7, 3.4, 0], "bottom_left_ft": [-0.7, 1.6, 0], "bottom_right_ft": [0.7, 1.6, 0]}"#,
  ]

  /// Writes all files to the session.
  static func write(to folder: RecordedFolder) throws {
    for (name, text) in texts { try folder.write("calibration/\(name)", text, of: folder.session) }
  }
}
