import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// Projections from the field to the picture, and tracks.
@Suite("Pitch overlays")
struct PitchOverlayTests {
  private let folder: RecordedFolder

  init() throws {
    folder = try RecordedFolder()
    try CalibrationFiles.write(to: folder)
  }

  /// Observations of places that both cameras see by `project`.
  private func writeObservations(
    _ places: [FieldPoint], _ project: (FieldPoint, PitchCamera) -> PixelPoint
  ) throws {
    let elements = places.enumerated().map { index, place in
      let (left, right) = (project(place, .left), project(place, .right))
      return """
        {"timestamp_ns": \(RecordedFolder.time(index % 16)), "left_px": [\(left.x), \(left.y)],
         "right_px": [\(right.x), \(right.y)], "X_ft": \(place.x), "Y_ft": \(place.y), "Z_ft": \(place.z)}
        """
    }
    try folder.write(
      "observations/stereo_observations.json",
      #"{"observation_count": \#(places.count), "observations": [\#(elements.joined(separator: ","))]}"#
    )
  }

  private static func places(_ count: Int, isFlat: Bool = false) -> [FieldPoint] {
    (0..<count).map { index in
      let t = Double(index) / Double(count)
      return FieldPoint(
        x: isFlat ? -1 + 2 * t : 2 * sin(5 * t), y: 6 - 3 * t * t, z: 55 - 50 * t)
    }
  }

  private func projection(_ camera: PitchCamera = .left) throws -> PitchProjection? {
    PitchProjection(try Pitch(folder.pitch), try PitchSession(folder.session).calibration, camera)
  }

  @Test("the model from the files, by hand: a point in the middle, to the sides, above, behind")
  func stereo() throws {
    var reader = FieldReader(
      [
        "baseline_ft": .integer(8), "convergence_angle_deg": .integer(0),
        "camera_height_ft": .integer(6), "distance_to_plate_ft": .integer(62),
      ],
      path: "")
    let geometry = try #require(StereoGeometry(&reader))
    var lensReader = FieldReader(
      [
        "camera_id": .string("a"), "fx": .integer(1000), "fy": .integer(500), "cx": .integer(320),
        "cy": .integer(240),
      ],
      path: "")
    let lens = try #require(CameraIntrinsics(&lensReader))
    let camera = StereoCamera(.left, geometry, lens)
    #expect(camera.pixel(FieldPoint(x: 4, y: 6, z: 0)) == PixelPoint(x: 320, y: 240))
    // 6.2 feet to the catcher's left of the camera is to its right.
    let side = try #require(camera.pixel(FieldPoint(x: 4 - 6.2, y: 6, z: 0)))
    #expect(abs(side.x - 420) < 1e-9 && side.y == 240)
    #expect(camera.pixel(FieldPoint(x: 4, y: 12.2, z: 0)) == PixelPoint(x: 320, y: 190))
    #expect(camera.pixel(FieldPoint(x: 4, y: 6, z: 63)) == nil)
    let right = try #require(
      StereoCamera(.right, geometry, lens).pixel(FieldPoint(x: 0, y: 6, z: 0)))
    #expect(abs(right.x - (320 - 1000 * 4 / 62)) < 1e-9)
  }

  @Test("both cameras turn towards each other, and look at the middle between them")
  func convergence() throws {
    let calibration = try PitchSession(folder.session).calibration
    let geometry = try #require(calibration.geometry)
    let meeting = geometry.distance - geometry.baseline / 2 / tan(7.5 * .pi / 180)
    for camera in PitchCamera.allCases {
      let lens = try #require(calibration.intrinsics[camera])
      let pixel = StereoCamera(camera, geometry, lens).pixel(FieldPoint(x: 0, y: 6.5, z: meeting))
      #expect(abs((pixel?.x ?? 0) - lens.center.x) < 1e-9 && pixel?.y == lens.center.y)
    }
  }

  @Test("observations that the model from the files explains use it")
  func stereoFits() throws {
    let calibration = try PitchSession(folder.session).calibration
    let geometry = try #require(calibration.geometry)
    try writeObservations(Self.places(12)) { place, camera in
      StereoCamera(camera, geometry, calibration.intrinsics[camera]!).pixel(place)!
    }
    let projection = try #require(try projection())
    #expect(projection.kind == .stereo && projection.error! < 1e-6)
  }

  @Test("observations of an unknown camera are fitted, and new places are projected right")
  func fitted() throws {
    func project(_ place: FieldPoint) -> PixelPoint {
      let depth = 70 + 0.2 * place.x - 0.1 * place.y - place.z
      return PixelPoint(
        x: 300 + (900 * place.x + 30 * place.z) / depth,
        y: 200 - (800 * place.y + 10 * place.x) / depth)
    }
    try writeObservations(Self.places(15)) { place, _ in project(place) }
    let projection = try #require(try projection())
    #expect(projection.kind == .fitted && projection.error! < 1e-6)
    for corner in StrikeZone.standard.corners {
      let pixel = try #require(projection.pixel(corner))
      #expect(abs(pixel.x - project(corner).x) < 1e-4 && abs(pixel.y - project(corner).y) < 1e-4)
    }
    let overlay = PitchOverlay(
      try Pitch(folder.pitch), try PitchSession(folder.session).calibration, .left)
    #expect(overlay.trajectory.count == 15 && overlay.strikeZone?.count == 4)
    #expect(!overlay.zoneIsAssumed && overlay.laneGate?.count == 3 && overlay.projection == .fitted)
  }

  @Test("too few observations, or all in a plane, give a scale from the size of the ball")
  func local() throws {
    for (count, isFlat) in [(5, false), (12, true)] {
      let places = Self.places(count, isFlat: isFlat)
      try writeObservations(places) { place, _ in
        PixelPoint(x: 50.25 + 3 * place.z + 20 * sin(place.z), y: 40)
      }
      let row = (count - 1) % 16
      try folder.writeDetections("left", rows: [5, 7, row])
      let overlay = PitchOverlay(try Pitch(folder.pitch), nil, .left)
      #expect(overlay.projection == .local && overlay.zoneIsAssumed && overlay.laneGate == nil)
      let zone = try #require(overlay.strikeZone)
      let scale = 3 / (1.45 / 12)
      #expect(abs(zone[0].x - zone[1].x - scale * 17 / 12) < 1e-9)
      #expect(abs(zone[2].y - zone[1].y - scale * 2) < 1e-9)
      #expect(overlay.trajectory.count == count && overlay.error == nil)
    }
  }

  @Test("without observations there is no projection, and nothing is drawn")
  func nothing() throws {
    try folder.remove("observations/stereo_observations.json")
    let overlay = PitchOverlay(try Pitch(folder.pitch), nil, .right)
    #expect(overlay.strikeZone == nil && overlay.trajectory.isEmpty && overlay.projection == nil)
  }

  @Test("tracks are linear in time, not in rows")
  func track() {
    let timestamps = FrameTimestamps(frames: [0, 1, 2, 3, 4], times: [0, 10, 20, 70, 100])
    let first = TrackInterpolation.KeyBox(row: 0, columns: 0...10, pixelRows: 100...110)
    let last = TrackInterpolation.KeyBox(row: 4, columns: 100...120, pixelRows: 0...30)
    let boxes = TrackInterpolation.boxes(from: first, to: last, timestamps: timestamps)
    #expect(boxes.map(\.row) == [1, 2, 3])
    #expect(boxes.map(\.columns.lowerBound) == [10, 20, 70])
    #expect(boxes[2].columns == 70...87 && boxes[2].pixelRows == 30...54)
    #expect(TrackInterpolation.boxes(from: last, to: first, timestamps: timestamps) == boxes)
    // Without times, in rows.
    let plain = TrackInterpolation.boxes(from: first, to: last, timestamps: FrameTimestamps())
    #expect(plain.map(\.columns.lowerBound) == [25, 50, 75])
    #expect(TrackInterpolation.boxes(from: first, to: first, timestamps: timestamps).isEmpty)
    let wild = FrameTimestamps(frames: [0, 1, 2], times: [.min + 1, 0, .max])
    let end = TrackInterpolation.KeyBox(row: 2, columns: 8...9, pixelRows: 1...2)
    #expect(TrackInterpolation.boxes(from: first, to: end, timestamps: wild).count == 1)
  }

  @Test("eigenvectors of random matrices", arguments: 0..<10)
  func eigenvectors(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let vectors = (0..<9).map { _ in
      (0..<5).map { _ in Double.random(in: -3...3, using: &generator) }
    }
    let found = try #require(SymmetricMatrix(size: 5, outerProductsOf: vectors).eigenvectors())
    for (value, vector) in found {
      let image = (0..<5).map { row in
        vectors.reduce(0) { sum, v in sum + v[row] * zip(v, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      for axis in 0..<5 { #expect(abs(image[axis] - value * vector[axis]) < 1e-9) }
    }
    #expect(SymmetricMatrix(size: 2, outerProductsOf: [[.infinity, 1]]).eigenvectors() == nil)
  }
}
