import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// Damaged files must be read or reported, without a crash.
@Suite("Mutated pitches")
struct PitchMutationTests {
  private static let files = [
    "manifest.json", "left_timestamps.csv", "detections/left_detections.json",
    "observations/stereo_observations.json",
  ]

  @Test("2000 mutations of the files of a pitch", arguments: 0..<4)
  func mutations(part: UInt64) throws {
    let folder = try RecordedFolder()
    let name = Self.files[Int(part)]
    let original = Array(try Data(contentsOf: folder.pitch.appending(path: name)))
    let frames = PaintedFrames(count: 12, width: 8, height: 8)
    var generator = SeededGenerator(seed: 40 + part)
    var reported = 0
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
      try folder.write(name, Data(bytes))
      let pitch = try Pitch(folder.pitch)
      if !pitch.problems.isEmpty { reported += 1 }
      for problem in pitch.problems {
        #expect(problem.description.hasPrefix(folder.session.path))
      }
      _ = PitchMetrics(pitch)
      _ = KeyFramePlan(pitch.left, span: pitch.manifest.span)
      _ = PitchOverlay(pitch, nil, .left)
      _ = TrackInterpolation.boxes(
        from: .init(row: 1, columns: 0...1, pixelRows: 0...1),
        to: .init(row: 9, columns: 5...9, pixelRows: 2...3), timestamps: pitch.left.timestamps)
      _ = SessionCheck(open: { _ in frames }).lines(pitch)
    }
    #expect(reported > 100)
  }

  @Test("500 mutations of the calibration")
  func calibration() throws {
    let folder = try RecordedFolder()
    try CalibrationFiles.write(to: folder)
    let names = Calibration.fileNames
    var generator = SeededGenerator(seed: 50)
    for round in 0..<500 {
      let name = names[round % names.count]
      var bytes = Array(CalibrationFiles.texts[name]!.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
      try folder.write("calibration/\(name)", Data(bytes), of: folder.session)
      let session = try PitchSession(folder.session)
      let sizes = [PitchCamera.left: PictureSize(width: 640, height: 480)]
      _ = CalibrationCheck(session.calibration, sizes: sizes).problems
      _ = NormalizedCalibration(session.calibration, sizes: sizes).content
      _ = PitchOverlay(try Pitch(folder.pitch), session.calibration, .right)
      try folder.write("calibration/\(name)", CalibrationFiles.texts[name]!, of: folder.session)
    }
  }

  /// Text that could lead a reader astray.
  private static let inserts = [
    "-", "e99", "99999999999999999999", "null", "[", "\"", "\u{1B}[2J", "\r\n", ",", "NaN",
  ].map { Array($0.utf8) }

  private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard Bool.random(using: &generator) else { return ByteMutation.apply(to: &bytes, &generator) }
    let place = Int.random(in: 0...bytes.count, using: &generator)
    bytes.insert(contentsOf: inserts.randomElement(using: &generator)!, at: place)
  }
}
