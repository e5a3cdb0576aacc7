import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// The performance metrics of a pitch.
@Suite("Pitch metrics")
struct PitchMetricsTests {
  private let folder: RecordedFolder

  init() throws { folder = try RecordedFolder() }

  @Test("the metrics of a small pitch, by hand")
  func small() throws {
    try folder.writeDetections("right", rows: [5, 6])
    let metrics = try #require(PitchMetrics(try Pitch(folder.pitch)))
    #expect(
      metrics.leftDetections == 3 && metrics.rightDetections == 2 && metrics.observations == 1)
    // Rows 4...11 without 5, 6, 7 and 10.
    #expect(metrics.emptyFrames == 4 && metrics.preRollFrames == 4)
    #expect(metrics.duration == 70_000_000 && metrics.rate == 1 / 0.07)
  }

  @Test("clocks of both cameras count on their own; the right camera replaces a missing left one")
  func clocks() throws {
    try folder.write(
      "right_timestamps.csv",
      "camera_id,frame_index,t_capture_monotonic_ns\nright,105,\(RecordedFolder.time(5) + 1)\n")
    let metrics = try #require(PitchMetrics(try Pitch(folder.pitch)))
    // Eight times of the left camera, three with a detection; one of the right camera, with one.
    #expect(metrics.emptyFrames == 5 && metrics.preRollFrames == 4)
    try folder.remove("left_timestamps.csv")
    #expect(PitchMetrics(try Pitch(folder.pitch))?.preRollFrames == 0)
  }

  @Test("a pitch without a span has no metrics, one without a duration no rate")
  func noSpan() throws {
    for (start, end) in [
      ("null", "5"), ("6", "5"), ("-9223372036854775808", "9223372036854775807"),
    ] {
      try folder.write("manifest.json", #"{"t_start_ns": \#(start), "t_end_ns": \#(end)}"#)
      #expect(PitchMetrics(try Pitch(folder.pitch)) == nil)
    }
    try folder.write("manifest.json", #"{"t_start_ns": 5, "t_end_ns": 5}"#)
    let metrics = try #require(PitchMetrics(try Pitch(folder.pitch)))
    #expect(
      metrics.rate == nil
        && metrics.groups.members[0].value.compactText.contains(#""detection_rate_hz":null"#))
  }

  @Test("the file is written once, and other content is kept and reported")
  func file() throws {
    let pitch = try Pitch(folder.pitch)
    let metrics = try #require(PitchMetrics(pitch))
    #expect(try metrics.write(to: pitch) == .written)
    #expect(try metrics.write(to: pitch) == .unchanged)
    let added = try #require(try PitchMetrics.added(to: pitch))
    #expect(metrics.differences(from: added).isEmpty)
    try folder.write("performance_metrics.json", "{}")
    #expect(try metrics.write(to: pitch) == .kept)
    #expect(throws: PitchProblem.self) { try PitchMetrics.added(to: pitch) == nil }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.pitch.path).allSatisfy {
        !$0.hasPrefix(".")
      })
  }

  @Test("differences name the field; numbers in another notation are equal")
  func differences() throws {
    let metrics = try #require(PitchMetrics(try Pitch(folder.pitch)))
    let text =
      #"{"detection_quality": {"left_camera_detections": 3.0, "stereo_observations": 2}, "timing_accuracy": 5}"#
    let recorded = try JSONParser.decode(JSONValue.self, from: Data(text.utf8))
    guard case .object(let object) = recorded else { return }
    let found = metrics.differences(from: object)
    #expect(
      found.filter { $0.recorded != nil }.map(\.field) == ["detection_quality.stereo_observations"])
    #expect(found.count == 8)
  }
}
