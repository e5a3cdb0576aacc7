import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// The files of the calibration, their check, and their normalized form.
@Suite("Pitch calibration")
struct CalibrationTests {
  private let folder: RecordedFolder
  private static let sizes = [
    PitchCamera.left: PictureSize(width: 640, height: 480),
    .right: PictureSize(width: 640, height: 480),
  ]

  init() throws {
    folder = try RecordedFolder()
    try CalibrationFiles.write(to: folder)
  }

  private func calibration() throws -> Calibration { try PitchSession(folder.session).calibration }

  private func problems(_ name: String, _ text: String) throws -> [String] {
    try folder.write("calibration/\(name)", text, of: folder.session)
    return CalibrationCheck(try calibration(), sizes: Self.sizes).problems.map(\.description)
  }

  @Test("a complete calibration has no problem")
  func complete() throws {
    let calibration = try calibration()
    #expect(CalibrationCheck(calibration, sizes: Self.sizes).problems.isEmpty)
    #expect(calibration.geometry?.baseline == 8 && calibration.intrinsics[.right]?.k1 == 0)
    #expect(calibration.strikeZone.corners.map(\.x) == [-0.7, 0.7, 0.7, -0.7])
    #expect(!calibration.strikeZone.isAssumed && StrikeZone.standard.isAssumed)
    #expect(StrikeZone.standard.corners[1] == FieldPoint(x: 17.0 / 24, y: 3.5, z: 0))
  }

  @Test(
    "each fault is named by file, field and value",
    arguments: [
      (
        "intrinsics_left.json", #"{"camera_id": "L", "fx": -3, "fy": 1, "cx": 1, "cy": 1}"#,
        "intrinsics_left.json: fx is -3: must be more than 0"
      ),
      ("intrinsics_left.json", #"{"camera_id": "L", "fx": 3, "fy": 1, "cx": 1}"#, "cy: is missing"),
      (
        "intrinsics_left.json", #"{"camera_id": "R1", "fx": 3, "fy": 1, "cx": 1, "cy": 1}"#,
        "camera_id is R1: is also the camera of intrinsics_left.json"
      ),
      (
        "intrinsics_left.json", #"{"camera_id": "L", "fx": 3, "fy": 1, "cx": 900, "cy": 1}"#,
        "cx, cy is 900.0, 1.0: is outside of the picture (640 x 480)"
      ),
      (
        "stereo_geometry.json",
        #"{"baseline_ft": 0, "convergence_angle_deg": 1, "camera_height_ft": 1, "distance_to_plate_ft": 1}"#,
        "baseline_ft is 0: must be between"
      ),
      (
        "roi_annotations.json",
        #"{"lane_gate_polygon": [[1, 2], [3, 4]], "plate_gate_polygon": [[1, 1], [2, 2], [3, 5]]}"#,
        "lane_gate_polygon is a list: has 2 points"
      ),
      (
        "roi_annotations.json", #"{"lane_gate_polygon": [[1, 2], [3, "4"]]}"#,
        "plate_gate_polygon: is missing"
      ),
      (
        "roi_annotations.json",
        #"{"lane_gate_polygon": [[1, 2], [700, 4], [5, 5]], "plate_gate_polygon": [[1, 1], [2, 2], [3, 5]]}"#,
        "lane_gate_polygon[1] is [700.0, 4.0]: is outside"
      ),
      (
        "strike_zone_definition.json", #"{"top_left_ft": [1, 2]}"#,
        "top_left_ft is a list: must be a list of 3 numbers"
      ),
      ("strike_zone_definition.json", "{", "strike_zone_definition.json: "),
    ])
  func faults(name: String, text: String, sentence: String) throws {
    let problems = try problems(name, text)
    #expect(problems.contains { $0.contains(sentence) }, "\(problems)")
  }

  @Test("missing files are named, and the rest is used")
  func missing() throws {
    for name in ["intrinsics_right.json", "strike_zone_definition.json"] {
      try FileManager.default.removeItem(at: folder.session.appending(path: "calibration/\(name)"))
    }
    let calibration = try calibration()
    #expect(
      calibration.problems.count == 2 && calibration.problems.allSatisfy { $0.kind == .missing })
    let content = NormalizedCalibration(calibration, sizes: [:]).content
    #expect(
      content["missing"]?.compactText == #"["intrinsics_right.json","strike_zone_definition.json"]"#
    )
    #expect(content["strike_zone"]?.compactText.contains(#""assumed":true"#) == true)
  }

  @Test("the normalized form is written once")
  func normalized() throws {
    let normalized = NormalizedCalibration(try calibration(), sizes: Self.sizes)
    let before = try FolderSnapshot(folder.session)
    #expect(try normalized.write() == .written)
    #expect(try normalized.write() == .unchanged)
    let after = try FolderSnapshot(folder.session).contents
    #expect(Set(after.keys).subtracting(before.contents.keys) == ["calibration/normalized.json"])
    #expect(before.contents.allSatisfy { after[$0.key] == $0.value })
    let text = normalized.content["cameras"]?.compactText ?? ""
    #expect(text.contains(#""width":640,"height":480,"camera_matrix":[[1200.5,0.0,320.1]"#))
    #expect(text.contains(#""distortion":[-0.12,0.03,0.0,0.0,0.0]"#))
  }

  @Test("polygons are cut off at the edges of the picture")
  func clipping() {
    let square = [(-10.0, -10.0), (50, -10), (50, 50), (-10, 50)].map {
      PixelPoint(x: $0.0, y: $0.1)
    }
    let clipped = PolygonClip.clip(square, width: 40, height: 30)
    #expect(
      Set(clipped)
        == Set([(0.0, 0.0), (40, 0), (40, 30), (0, 30)].map { PixelPoint(x: $0.0, y: $0.1) }))
    #expect(
      PolygonClip.clip(square.map { PixelPoint(x: $0.x + 100, y: $0.y) }, width: 40, height: 30)
        .isEmpty)
    #expect(PolygonClip.clip([], width: 4, height: 3).isEmpty)
    let inside = [(1.0, 1.0), (5, 1), (3, 7)].map { PixelPoint(x: $0.0, y: $0.1) }
    #expect(Set(PolygonClip.clip(inside, width: 40, height: 30)) == Set(inside))
  }
}
