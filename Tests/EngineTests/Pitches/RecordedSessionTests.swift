import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Pitches

/// The session that the original recorder wrote.
@Suite(
  "Recorded session", .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct RecordedSessionTests {
  private let session: PitchSession

  init() throws {
    session = try PitchSession(
      SharedMaterial.root.appending(path: "data/pitch/session-2026-11-15_001"))
  }

  private func pitch(_ number: Int) throws -> Pitch { try Pitch(session.pitches[number - 1]) }

  /// The rows of the CSV and the detections, read without the code under test.
  private func rows(_ pitch: Pitch, _ camera: PitchCamera) throws -> (times: [Int], detected: [Int])
  {
    let lines = try String(
      contentsOf: pitch.url.appending(path: "\(camera.rawValue)_timestamps.csv"), encoding: .utf8
    ).split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
    let indices = Dictionary(uniqueKeysWithValues: lines.enumerated().map { (Int($1[1])!, $0) })
    let data = try Data(
      contentsOf: pitch.url.appending(path: "detections/\(camera.rawValue)_detections.json"))
    let object = try JSONSerialization.jsonObject(with: data) as! [String: Any]
    let detections = object["detections"] as! [[String: Any]]
    return (
      lines.map { Int($0[2])! }, detections.map { indices[$0["frame_index"] as! Int]! }.sorted()
    )
  }

  @Test("both pitches are read without a problem")
  func reading() throws {
    #expect(session.pitches.count == 2 && session.summary.strikes == 1)
    for number in 1...2 {
      let pitch = try pitch(number)
      #expect(pitch.problems.isEmpty, "\(pitch.problems)")
      #expect(pitch.startRow(.left) == 15 && pitch.startRow(.right) == 15)
      for camera in PitchCamera.allCases {
        let expected = try rows(pitch, camera)
        #expect(pitch[camera].detections.all.compactMap(\.row).sorted() == expected.detected)
        #expect((0..<55).map { pitch[camera].timestamps.time($0)! } == expected.times)
      }
    }
    #expect(try pitch(2).left.timestamps.frameIndex(0) == 1310)
  }

  @Test("the recorded metrics of pitch 001 are reproduced to the last digit")
  func metrics() throws {
    let pitch = try pitch(1)
    let metrics = try #require(PitchMetrics(pitch))
    let recorded = try #require(pitch.manifest.performanceMetrics)
    #expect(metrics.differences(from: recorded).allSatisfy { $0.recorded == nil })
    #expect(
      metrics.groups.members[0].value.compactText.contains(
        #""detection_rate_hz":45.60000182400007"#))
  }

  @Test("the metrics of pitch 002 equal an independent count")
  func metrics2() throws {
    let pitch = try pitch(2)
    let metrics = try #require(PitchMetrics(pitch))
    let (left, right) = (try rows(pitch, .left), try rows(pitch, .right))
    let span = 45_249_999_990...45_666_666_640
    let detected = Set(
      left.detected.map { left.times[$0] } + right.detected.map { right.times[$0] })
    let empty = Set(left.times + right.times).filter { span.contains($0) && !detected.contains($0) }
    #expect(metrics.emptyFrames == empty.count && metrics.preRollFrames == 15)
    #expect(
      metrics.leftDetections == 24 && metrics.rightDetections == 24 && metrics.observations == 18)
    #expect(metrics.rate == 18 / (416_666_650 / 1e9))
  }

  @Test("the plan of pitch 002: one first and one last detection, pre-roll, uniform, post-roll")
  func plan() throws {
    let pitch = try pitch(2)
    for camera in PitchCamera.allCases {
      let (times, detected) = try rows(pitch, camera)
      let start = times.firstIndex { $0 >= 45_249_999_990 }!
      func name(_ number: Int) -> String { "000\(number < 10 ? "0" : "")\(number)" }
      var expected = [
        "pre_roll_00001.png": 0, "pre_roll_\(name(start)).png": start - 1, "post_roll_last.png": 54,
        "pitch_\(name(detected[0] - start))_first.png": detected[0],
        "pitch_\(name(detected.last! - start + 1))_last.png": detected.last!,
      ]
      for row in start..<55 where (row - start + 1) % 5 == 0 {
        expected["uniform_\(name(row - start + 1)).png"] = row
      }
      let plan = KeyFramePlan(pitch[camera], span: pitch.manifest.span)
      #expect(
        Dictionary(uniqueKeysWithValues: plan.items.map { ($0.name.fileName, $0.row) }) == expected)
      #expect(plan.missing.count == plan.items.count && plan.extra.isEmpty)
    }
  }

  @Test("pitch 001 has extra frames of last detections, and the right camera lacks its first one")
  func defects() throws {
    let pitch = try pitch(1)
    let left = KeyFramePlan(pitch.left, span: pitch.manifest.span)
    let right = KeyFramePlan(pitch.right, span: pitch.manifest.span)
    #expect(left.extra.map(\.name) == [.lastDetection(7), .lastDetection(13), .lastDetection(22)])
    #expect(left.missing.map(\.name) == [.preRoll(15), .lastDetection(26)])
    #expect(
      right.missing.map(\.name) == [
        .preRoll(15), .firstDetection(0), .lastDetection(26), .postRollLast,
      ])
    #expect(pitch.left.keyFrame(row: 21)?.name == .lastDetection(7))
  }

  @Test("no camera explains the observations, which lie in a plane; the scale of the ball is used")
  func projection() throws {
    for number in 1...2 {
      for camera in PitchCamera.allCases {
        let report = ProjectionReport(try pitch(number), session.calibration, camera)
        #expect(report.model == .local && (report.stereoError ?? 0) > 100)
        let overlay = PitchOverlay(try pitch(number), session.calibration, camera)
        #expect(overlay.strikeZone?.count == 4 && overlay.zoneIsAssumed)
        #expect(overlay.trajectory.count == (try pitch(number)).observations.all.count)
      }
    }
  }
}
