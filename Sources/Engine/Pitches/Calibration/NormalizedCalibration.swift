import FoundationEssentials
import Foundations
import Imaging

/// The calibration of a session in one file, `calibration/normalized.json` (docs/formats/pitch-sessions.md).
package struct NormalizedCalibration {
  /// The name of the file.
  package static let fileName = "normalized.json"
  private static let metersPerFoot = 0.3048

  private let calibration: Calibration
  private let sizes: [PitchCamera: PictureSize]

  /// The form of `calibration`, for pictures of these sizes.
  package init(_ calibration: Calibration, sizes: [PitchCamera: PictureSize]) {
    self.calibration = calibration
    self.sizes = sizes
  }

  /// Writes the file to the session that the calibration was read from, unless it exists. Throws `FileError` or
  /// `EncodingError`.
  package func write() throws -> AddedFile.Outcome {
    let data = try OrderedJSONEncoder(.pretty).encode(JSONValue.object(content))
    let session = calibration.url.deletingLastPathComponent()
    AddedFile.removeAbandoned(in: [Calibration.folder], of: session)
    return try AddedFile.write(data, Self.fileName, in: [Calibration.folder], of: session)
  }

  /// The content of the file.
  package var content: JSONObject {
    let missing = calibration.problems.filter { $0.kind == .missing && $0.place.field.isEmpty }
    return [
      "schema_version": .string("1.0.0"),
      "geometry": geometry,
      "cameras": .object([
        "left": camera(.left), "right": camera(.right),
      ]),
      "polygons": .object([
        "lane_gate": Self.points(calibration.laneGate),
        "lane_gate_clipped": clipped(calibration.laneGate),
        "plate_gate": Self.points(calibration.plateGate),
        "plate_gate_clipped": clipped(calibration.plateGate),
      ]),
      "strike_zone": .object([
        "corners_ft": .array(
          calibration.strikeZone.corners.map { Self.numbers([$0.x, $0.y, $0.z]) }),
        "assumed": .bool(calibration.strikeZone.isAssumed),
      ]),
      "missing": .array(missing.map { .string(FileSystem.name(of: $0.path)) }),
    ]
  }

  private var geometry: JSONValue {
    guard let geometry = calibration.geometry else { return .null }
    return .object([
      "baseline_ft": Self.number(geometry.baseline),
      "baseline_m": Self.number(geometry.baseline * Self.metersPerFoot),
      "convergence_angle_deg": Self.number(geometry.convergence),
      "camera_height_ft": Self.number(geometry.height),
      "distance_to_plate_ft": Self.number(geometry.distance),
    ])
  }

  private func camera(_ camera: PitchCamera) -> JSONValue {
    let (lens, size) = (calibration.intrinsics[camera], sizes[camera])
    guard lens != nil || size != nil else { return .null }
    let matrix = lens.map { lens in
      [[lens.fx, 0, lens.center.x], [0, lens.fy, lens.center.y], [0, 0, 1]].map(Self.numbers)
    }
    return .object([
      "camera_id": (lens?.cameraID).map { .string($0) } ?? .null,
      "width": size.map { .integer($0.width) } ?? .null,
      "height": size.map { .integer($0.height) } ?? .null,
      "camera_matrix": matrix.map { .array($0) } ?? .null,
      "distortion": lens.map { Self.numbers([$0.k1, $0.k2, 0, 0, 0]) } ?? .null,
    ])
  }

  private func clipped(_ points: [PixelPoint]?) -> JSONValue {
    guard let points, let size = sizes[.left] ?? sizes[.right] else { return .null }
    return Self.points(PolygonClip.clip(points, width: size.width, height: size.height))
  }

  private static func points(_ points: [PixelPoint]?) -> JSONValue {
    points.map { .array($0.map { numbers([$0.x, $0.y]) }) } ?? .null
  }

  private static func numbers(_ values: [Double]) -> JSONValue { .array(values.map(number)) }

  private static func number(_ value: Double) -> JSONValue {
    JSONNumber(value).map { .number($0) } ?? .null
  }
}
