import Foundations

/// The file `manifest.json` of a pitch. Fields that are absent, null or of a wrong type are nil.
package struct PitchManifest: Sendable {
  /// The name of the file.
  package static let fileName = "manifest.json"

  package var pitchID: String?
  package var schemaVersion: String?
  package var appVersion: String?
  package var rigID: String?
  package var createdUTC: String?
  /// The start and the end of the pitch, in nanoseconds of the clock of the timestamps.
  package var start: Int?
  package var end: Int?
  package var isStrike: Bool?
  /// The row and the column of the strike zone that the ball crossed.
  package var zoneRow: Int?
  package var zoneColumn: Int?
  /// The movement of the ball in inches.
  package var run: Double?
  package var rise: Double?
  /// The speed in miles per hour.
  package var speed: Double?
  /// The rotation in revolutions per minute.
  package var rotation: Double?
  /// Where the ball crossed the plate.
  package var plateCrossing: FieldPoint?
  /// The names of files by their fields, such as `left_video`, as far as they are names of files in the folder.
  package var fileNames: [String: String] = [:]
  /// The metrics that the recorder wrote.
  package var performanceMetrics: JSONObject?

  /// The start and the end; nil if one is missing, the end is before the start, or the duration does not fit into 64 bits.
  package var span: ClosedRange<Int>? {
    guard let start, let end, start <= end, !end.subtractingReportingOverflow(start).overflow else {
      return nil
    }
    return start...end
  }

  /// A manifest without fields.
  package init() {}

  /// The fields of a pitch in `reader`, which notes what is wrong.
  init(_ reader: inout FieldReader) {
    pitchID = reader.text("pitch_id")
    schemaVersion = reader.text("schema_version")
    appVersion = reader.text("app_version")
    rigID = reader.text("rig_id")
    createdUTC = reader.text("created_utc")
    start = reader.integer("t_start_ns")
    end = reader.integer("t_end_ns")
    reader.require("t_start_ns", start)
    reader.require("t_end_ns", end)
    if let start, let end, end < start {
      reader.note(.wrong, "t_end_ns", "must not be before t_start_ns (\(start))")
    }
    isStrike = reader.flag("is_strike")
    zoneRow = reader.integer("zone_row")
    zoneColumn = reader.integer("zone_col")
    run = reader.number("run_in")
    rise = reader.number("rise_in")
    speed = reader.number("measured_speed_mph")
    rotation = reader.number("rotation_rpm")
    plateCrossing = Self.plateCrossing(&reader)
    performanceMetrics = reader.fields("performance_metrics")
    for field in ["left_video", "right_video", "left_timestamps", "right_timestamps"] {
      fileNames[field] = reader.fileName(field)
    }
  }

  private static func plateCrossing(_ reader: inout FieldReader) -> FieldPoint? {
    guard let trajectory = reader.fields("trajectory") else { return nil }
    var inner = FieldReader(trajectory, path: reader.problems.path, prefix: "trajectory.")
    let numbers = inner.numbers("plate_crossing_xyz_ft", count: 3)
    for problem in inner.problems.all { reader.add(problem) }
    return numbers.map { FieldPoint(x: $0[0], y: $0[1], z: $0[2]) }
  }
}
