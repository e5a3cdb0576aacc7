import FoundationEssentials
import Foundations

/// The calibration of a session: the files in its folder `calibration`, each of which may be missing.
package struct Calibration: Sendable {
  /// The name of the folder.
  static let folder = "calibration"
  static let geometryFile = "stereo_geometry.json"
  static let polygonFile = "roi_annotations.json"
  static let zoneFile = "strike_zone_definition.json"

  static func intrinsicsFile(_ camera: PitchCamera) -> String {
    "intrinsics_\(camera.rawValue).json"
  }

  /// The files that the recorder writes.
  static let fileNames =
    [geometryFile] + PitchCamera.allCases.map(intrinsicsFile) + [polygonFile, zoneFile]

  /// The folder with the files.
  package let url: URL
  package private(set) var geometry: StereoGeometry?
  package private(set) var intrinsics: [PitchCamera: CameraIntrinsics] = [:]
  /// The polygons of regions in the picture: where the ball flies, and the surroundings of the plate.
  package private(set) var laneGate: [PixelPoint]?
  package private(set) var plateGate: [PixelPoint]?
  /// The strike zone; the standard one if no file defines it.
  package private(set) var strikeZone = StrikeZone.standard
  /// Everything that is missing or wrong in the files.
  package private(set) var problems: [PitchProblem] = []

  /// The names of the polygons in the file.
  static let laneGateField = "lane_gate_polygon"
  static let plateGateField = "plate_gate_polygon"

  /// Reads the calibration of the session in the folder `session`.
  package init(session: URL) {
    url = session.appending(path: Self.folder, directoryHint: .isDirectory)
    geometry = read(Self.geometryFile) { StereoGeometry(&$0) }
    for camera in PitchCamera.allCases {
      intrinsics[camera] = read(Self.intrinsicsFile(camera)) { CameraIntrinsics(&$0) }
    }
    readPolygons()
    if let zone = read(Self.zoneFile, { StrikeZone(&$0) }) { strikeZone = zone }
    if let left = intrinsics[.left]?.cameraID, left == intrinsics[.right]?.cameraID {
      problems.append(
        PitchProblem(
          .wrong, path: path(of: Self.intrinsicsFile(.right)), field: "camera_id", value: left,
          "is also the camera of \(Self.intrinsicsFile(.left))"))
    }
  }

  /// The path of the file `name`.
  func path(of name: String) -> String { url.appending(path: name).path }

  private mutating func readPolygons() {
    let polygons = read(Self.polygonFile) { reader in
      [Self.laneGateField, Self.plateGateField].map { name in
        let points = reader.points(name)
        reader.require(name, points)
        guard let points, points.count < 3 else { return points }
        reader.note(.wrong, name, "has \(points.count) points, but a polygon needs 3")
        return nil
      }
    }
    guard let polygons else { return }
    (laneGate, plateGate) = (polygons[0], polygons[1])
  }

  private mutating func read<Value>(
    _ name: String, _ body: (inout FieldReader) -> Value?
  ) -> Value? {
    FieldReader.read(path(of: name), &problems, body)
  }
}
