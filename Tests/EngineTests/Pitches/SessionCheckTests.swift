import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// The lines of a verification.
@Suite("Session check")
struct SessionCheckTests {
  private let folder: RecordedFolder

  init() throws {
    folder = try RecordedFolder()
    try CalibrationFiles.write(to: folder)
  }

  private func lines(_ frames: PaintedFrames = PaintedFrames(count: 16, width: 640, height: 480))
    throws
    -> [PitchCheckLine]
  {
    var all: [PitchCheckLine] = []
    try SessionCheck(open: { _ in frames }).run(try PitchSession(folder.session)) { lines, _ in
      all += lines
      return true
    }
    return all
  }

  private func failures(_ frames: PaintedFrames = PaintedFrames(count: 16, width: 640, height: 480))
    throws -> [String]
  {
    try lines(frames).filter(\.isFailure).map(\.description)
  }

  /// Makes the session complete.
  private func complete() throws {
    let pitch = try Pitch(folder.pitch)
    for camera in PitchCamera.allCases {
      _ = try KeyFrameWriter(pitch, camera).write(
        from: PaintedFrames(count: 16, width: 640, height: 480))
    }
    _ = try PitchMetrics(pitch)?.write(to: pitch)
  }

  @Test("a complete session has only lines that are ok, one per file or folder")
  func completeSession() throws {
    try complete()
    let lines = try lines()
    #expect(lines.allSatisfy { $0.status == .ok }, "\(lines.filter { $0.status != .ok })")
    #expect(Set(lines.map(\.file)).count == lines.count && lines.count == 18)
    #expect(lines.map(\.description).contains { $0.hasSuffix("left.avi: 16 frames, 640 x 480") })
  }

  @Test("what lacks is missing: key frames and metrics")
  func incomplete() throws {
    let texts = try failures()
    #expect(texts.count == 15 && texts.allSatisfy { $0.hasPrefix("missing") })
    #expect(texts.contains { $0.contains("performance_metrics.json") })
  }

  @Test("frames without timestamps, and timestamps without frames")
  func frameCounts() throws {
    try complete()
    let more = try failures(PaintedFrames(count: 18, width: 640, height: 480))
    #expect(
      more.contains {
        $0.contains(
          "frames is 18: but there are only 16 rows of timestamps, so that frames 16...17 have none"
        )
      })
    let fewer = try failures(PaintedFrames(count: 9, width: 640, height: 480))
    #expect(fewer.contains { $0.contains("rows 9...15 have no frame") })
    #expect(
      fewer.contains {
        $0.contains("detections[2].frame_index is 110: is row 10, but the video has only 9 frames")
      })
  }

  @Test("detections and observations outside of the picture; key frames of another size")
  func places() throws {
    try complete()
    let texts = try failures(PaintedFrames(count: 16, width: 40, height: 480))
    #expect(
      texts.contains {
        $0.contains("detections[0] is 50.25, 40.0: is outside of the picture (40 x 480)")
      })
    #expect(
      texts.contains {
        $0.contains("uniform_00005.png: size is 640 x 480: but the video has 40 x 480")
      })
    #expect(texts.contains { $0.contains("lane_gate_polygon[0]") })
    #expect(!texts.contains { $0.contains("observations[0]") })
  }

  @Test("counts of the session are compared with the pitches; named files that lack are missing")
  func session() throws {
    try complete()
    try folder.write(
      "session_summary.json", #"{"pitch_count": 3, "strikes": 0, "balls": 0}"#, of: folder.session)
    try folder.write(
      "manifest.json", #"{"session_left_video": "session_left.avi"}"#, of: folder.session)
    let texts = try failures()
    #expect(
      texts == [
        "wrong   session_summary.json: pitch_count is 3: but the pitches give 1",
        "wrong   session_summary.json: strikes is 0: but the pitches give 1",
        "missing session_left.avi: is missing, but session_left_video in the manifest names it",
      ])
  }

  @Test("wrong metrics are wrong, in the manifest and in the added file; metrics that lack are not")
  func metrics() throws {
    try complete()
    try folder.write(
      "performance_metrics.json",
      #"{"performance_metrics": {"detection_quality": {"left_camera_detections": 9}}}"#)
    let texts = try failures()
    #expect(texts.contains { $0.contains("left_camera_detections is 9: but the files give 3") })
    #expect(texts.count == 9)
  }

  @Test("unknown files, and files that recorders leave, are warnings and no failures")
  func warnings() throws {
    try complete()
    try folder.write("notes\u{1B}[2J.txt", "x")
    try folder.write("deep/er/and/deeper/file", "x")
    try folder.write(
      "frames/left/pitch_00002_last.png",
      Data(contentsOf: folder.pitch.appending(path: "frames/left/pitch_00007_last.png")))
    let lines = try lines()
    #expect(lines.filter(\.isFailure).isEmpty)
    let warnings = lines.filter { $0.status == .warn }.map(\.description)
    #expect(warnings.count == 3 && warnings.allSatisfy { !$0.contains("\u{1B}") })
  }

  @Test("a last frame that shows the first one after the pitch is recognized")
  func postRoll() throws {
    try complete()
    let frames = PaintedFrames(count: 16, width: 640, height: 480)
    let pitch = try Pitch(folder.pitch)
    let name = "frames/left/post_roll_last.png"
    try folder.remove(name)
    let shifted = PaintedFrames(count: 16, width: 640, height: 480)
    let pixels = try shifted.pixels(12)
    try folder.write(
      name, Data(try PNGFixture.encode(pixels)))
    #expect(pitch.left.timestamps.firstRow(atOrAfter: RecordedFolder.time(11) + 1) == 12)
    let warnings = try lines(frames).filter { $0.status == .warn }.map(\.description)
    #expect(
      warnings.count == 1
        && warnings[0].contains(
          "shows row 12, the first after the pitch, instead of the last row 15")
    )
  }

  @Test("a video that cannot be opened is wrong, and the rest is checked")
  func damagedVideo() throws {
    let check = SessionCheck(open: { url in
      throw PaintedFrames.Broken(description: "\(url.path): is not a video")
    })
    let lines = check.lines(try Pitch(folder.pitch))
    let texts = lines.map(\.description)
    #expect(texts.contains("wrong   left.avi: is not a video"))
    #expect(texts.contains("ok      left_timestamps.csv: 16 rows"))
  }
}
