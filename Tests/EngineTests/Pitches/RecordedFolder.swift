import Foundation
import TestSupport

/// A session that a test writes: files by their paths, in the layout of the recorder.
struct RecordedFolder {
  static let sessionName = "session-2026-01-02_001"
  static let pitchName = "session-2026-01-02_001-pitch-001"

  private let folder: TemporaryFolder
  var session: URL { folder.file(Self.sessionName) }
  var pitch: URL { session.appending(path: Self.pitchName) }

  /// A pitch of `rows` frames, 10 ms apart from 1 s, whose camera counts from 100. The pitch is from row 4 to row 11,
  /// with detections of both cameras in rows 5, 7 and 10.
  init(rows: Int = 16) throws {
    folder = try TemporaryFolder.inMemory()
    try write("session_summary.json", #"{"pitch_count": 1, "strikes": 1, "balls": 0}"#, of: session)
    try write("manifest.json", #"{"session": "\#(Self.sessionName)"}"#, of: session)
    try write(
      "manifest.json",
      """
      {"pitch_id": "\(Self.pitchName)", "t_start_ns": \(Self.time(4)), "t_end_ns": \(Self.time(11)),
       "is_strike": true, "measured_speed_mph": 80.5, "left_video": "left.avi", "right_video": "right.avi",
       "left_timestamps": "left_timestamps.csv", "right_timestamps": "right_timestamps.csv"}
      """)
    for camera in ["left", "right"] {
      try write("\(camera).avi", "no video")
      try writeTimestamps(camera, rows: rows)
      try writeDetections(camera, rows: [5, 7, 10])
    }
    try write(
      "observations/stereo_observations.json",
      """
      {"pitch_id": "\(Self.pitchName)", "observation_count": 1, "observations": [{"timestamp_ns": \(Self.time(5)),
       "left_px": [10.5, 20], "right_px": [11, 21], "X_ft": 0.5, "Y_ft": 3, "Z_ft": 40, "quality": 0.5,
       "confidence": 1}]}
      """)
  }

  static func time(_ row: Int) -> Int { 1_000_000_000 + row * 10_000_000 }

  /// Writes the file `name` of the pitch, or of `owner`.
  func write(_ name: String, _ text: String, of owner: URL? = nil) throws {
    try write(name, Data(text.utf8), of: owner)
  }

  func write(_ name: String, _ data: Data, of owner: URL? = nil) throws {
    let url = (owner ?? pitch).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: pitch.appending(path: name))
  }

  func writeTimestamps(_ camera: String, rows: Int) throws {
    let lines = (0..<rows).map { "\(camera),\(100 + $0),\(Self.time($0))\r\n" }
    try write(
      "\(camera)_timestamps.csv",
      "camera_id,frame_index,t_capture_monotonic_ns\r\n" + lines.joined())
  }

  func writeDetections(_ camera: String, rows: [Int]) throws {
    let detections = rows.map { Self.detection(frame: 100 + $0, time: Self.time($0)) }
    try writeDetections(camera, elements: detections)
  }

  func writeDetections(_ camera: String, elements: [String]) throws {
    try write(
      "detections/\(camera)_detections.json",
      """
      {"pitch_id": "\(Self.pitchName)", "camera": "\(camera)", "detection_count": \(elements.count),
       "detections": [\(elements.joined(separator: ", "))]}
      """)
  }

  static func detection(
    frame: Int, time: Int, u: String = "50.25", v: String = "40", radius: String = "3"
  ) -> String {
    """
    {"frame_index": \(frame), "timestamp_ns": \(time), "u_px": \(u), "v_px": \(v), "radius_px": \(radius),
     "confidence": 0.75}
    """
  }
}
