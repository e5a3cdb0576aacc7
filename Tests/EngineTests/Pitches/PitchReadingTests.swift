import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// Files of a pitch are read, or refused by name, field and value, and the rest is read.
@Suite("Pitch reading")
struct PitchReadingTests {
  private let folder: RecordedFolder

  init() throws { folder = try RecordedFolder() }

  private func pitch() throws -> Pitch { try Pitch(folder.pitch) }

  /// The problems of the pitch without those that every pitch of a test has (it has no key frames).
  private func problems() throws -> [String] { try pitch().problems.map(\.description) }

  @Test("a complete pitch has no problem; rows come from the timestamps, not from the frame index")
  func complete() throws {
    let pitch = try pitch()
    #expect(pitch.problems.isEmpty, "\(pitch.problems)")
    #expect(pitch.manifest.speed == 80.5 && pitch.manifest.isStrike == true)
    #expect(pitch.left.video?.lastPathComponent == "left.avi")
    #expect(pitch.left.timestamps.count == 16 && pitch.startRow(.left) == 4)
    #expect(pitch.left.detections.rows == [5, 7, 10])
    #expect(pitch.left.detections.at(7).map(\.frameIndex) == [107])
    #expect(pitch.left.detections.at(6).isEmpty)
    #expect(pitch.left.detections.all[0].columns == 47.25...53.25)
    #expect(pitch.observations.all[0].left == PixelPoint(x: 10.5, y: 20))
    let summary = PitchSummary(pitch, labels: 3)
    #expect(summary.left.detections == 3 && summary.observations == 1 && summary.labels == 3)
  }

  @Test("folders are recognized by their content")
  func kinds() throws {
    #expect(PitchFolder.kind(of: folder.session) == .session)
    #expect(PitchFolder.kind(of: folder.pitch) == .pitch)
    #expect(PitchFolder.kind(of: folder.pitch.appending(path: "detections")) == nil)
    #expect(PitchFolder.kind(of: folder.pitch.appending(path: "left.avi")) == nil)
    #expect(PitchFolder.kind(of: URL(filePath: "/nowhere")) == nil)
    try FileManager.default.removeItem(at: folder.session.appending(path: "session_summary.json"))
    #expect(PitchFolder.kind(of: folder.session) == .session)
    #expect(
      try PitchSession(folder.session).pitches.map(\.lastPathComponent) == [
        RecordedFolder.pitchName
      ])
  }

  @Test("a missing camera leaves the other one usable")
  func missingCamera() throws {
    for name in ["right.avi", "right_timestamps.csv", "detections/right_detections.json"] {
      try folder.remove(name)
    }
    let pitch = try pitch()
    #expect(pitch.left.detections.rows == [5, 7, 10] && pitch.left.isUsable)
    #expect(!pitch.right.isUsable && pitch.right.timestamps.count == 0)
    #expect(pitch.problems.count == 3 && pitch.problems.allSatisfy { $0.kind == .missing })
    for name in ["right.avi", "right_timestamps.csv", "right_detections.json"] {
      #expect(pitch.problems.contains { $0.path.hasSuffix(name) }, "\(name)")
    }
  }

  @Test("a video with another ending is used, and the name in the manifest is reported")
  func otherVideo() throws {
    try folder.remove("left.avi")
    try folder.write("left.mp4", "no video")
    let pitch = try pitch()
    #expect(pitch.left.video?.lastPathComponent == "left.mp4")
    let problem = try #require(pitch.problems.first)
    #expect(pitch.problems.count == 1 && problem.kind == .note)
    #expect(
      problem.description.hasSuffix(
        "/manifest.json: left_video is left.avi: but the folder has left.mp4, which is used"))
  }

  @Test(
    "names that lead out of the folder are refused",
    arguments: ["../left.avi", "/etc/passwd", "..", ""])
  func escapingName(name: String) throws {
    try folder.write(
      "manifest.json", #"{"t_start_ns": 1, "t_end_ns": 2, "left_video": "\#(name)"}"#)
    let pitch = try pitch()
    #expect(pitch.left.video?.lastPathComponent == "left.avi")
    #expect(pitch.problems.contains { $0.description.contains("must be the name of a file") })
  }

  @Test("wrong fields of the manifest are named, and the others are read")
  func manifestFields() throws {
    try folder.write(
      "manifest.json",
      #"{"t_start_ns": "soon", "t_end_ns": 5, "is_strike": 1, "measured_speed_mph": 1e999, "rise_in": 2, "trajectory": {"plate_crossing_xyz_ft": [1, 2]}}"#
    )
    let (pitch, texts) = (try pitch(), try problems())
    #expect(pitch.manifest.rise == 2 && pitch.manifest.end == 5 && pitch.manifest.span == nil)
    for text in [
      "t_start_ns is \"soon\": must be a whole number", "is_strike is 1: must be true or false",
      "measured_speed_mph is 1e999: must be a number",
      "trajectory.plate_crossing_xyz_ft is a list: must be a list of 3 numbers",
    ] { #expect(texts.contains { $0.contains(text) }, "\(text) in \(texts)") }
    try folder.write("manifest.json", "[1]")
    #expect(try problems().contains { $0.contains("manifest.json: the document is a list") })
    try folder.write("manifest.json", "{")
    #expect(try problems().contains { $0.contains("manifest.json") })
  }

  @Test(
    "detections without a row, with NaN, with a wrong field: each is named, and the rest is read")
  func detections() throws {
    try folder.writeDetections(
      "left",
      elements: [
        RecordedFolder.detection(frame: 7, time: RecordedFolder.time(7)),
        RecordedFolder.detection(frame: 107, time: RecordedFolder.time(7), u: "NaN"),
        RecordedFolder.detection(frame: 107, time: 5, radius: "-1"), "7",
        RecordedFolder.detection(frame: 108, time: 5),
        RecordedFolder.detection(frame: 109, time: RecordedFolder.time(9), u: "1e300", v: "-3"),
      ])
    let (pitch, texts) = (try pitch(), try problems())
    let detections = pitch.left.detections
    #expect(detections.all.map(\.row) == [nil, 8, 9])
    #expect(detections.rows == [8, 9] && detections.rowSpan == 8...9)
    #expect(detections.outside(width: 480, height: 320).map(\.index) == [2])
    for text in [
      "detections[0].frame_index is 7: has no row in the file of timestamps",
      "detections[1]: cannot be read: ", "detections[2].radius_px is -1: must be 0 or more",
      "detections[3] is 7: must be an object",
      "detections[4].timestamp_ns is 5: but row 8 of the video has the time 1080000000",
    ] { #expect(texts.contains { $0.contains(text) }, "\(text) in \(texts)") }
    #expect(pitch.right.detections.rows == [5, 7, 10])
  }

  @Test("counts and names in the head of a file are compared with its content")
  func heads() throws {
    try folder.write(
      "detections/left_detections.json",
      #"{"pitch_id": "other", "camera": "right", "detection_count": 4, "detections": []}"#)
    try folder.write("observations/stereo_observations.json", #"{"observations": 3}"#)
    let texts = try problems()
    for text in [
      "pitch_id is other: but the manifest says", "camera is right: must be left",
      "detection_count is 4: but the list has 0", "observations is 3: must be a list",
      "observation_count: is missing",
    ] { #expect(texts.contains { $0.contains(text) }, "\(text) in \(texts)") }
  }

  @Test("a million wrong detections do not make a million problems")
  func manyProblems() throws {
    let element = RecordedFolder.detection(frame: 1, time: 1)
    try folder.writeDetections("left", elements: [String](repeating: element, count: 3000))
    let pitch = try pitch()
    #expect(pitch.left.detections.all.count == 3000)
    #expect(pitch.problems.count == 101)
    #expect(pitch.problems.last?.description.contains("2900 problems more") == true)
  }

  @Test("pipes and folders in place of files are refused, without waiting")
  func wrongKinds() throws {
    try folder.remove("left_timestamps.csv")
    #expect(mkfifo(folder.pitch.appending(path: "left_timestamps.csv").path, 0o600) == 0)
    try folder.remove("detections/left_detections.json")
    try folder.write("detections/left_detections.json/file", "")
    let pitch = try pitch()
    #expect(pitch.left.timestamps.count == 0 && pitch.left.detections.all.isEmpty)
    #expect(pitch.right.detections.rows == [5, 7, 10])
  }
}
