/// The file `session_summary.json` of a session. Fields that are absent or of a wrong type are nil.
package struct SessionSummary: Sendable {
  /// The name of the file.
  package static let fileName = "session_summary.json"

  package var sessionID: String?
  package var pitchCount: Int?
  package var strikes: Int?
  package var balls: Int?
  package var startedUTC: String?
  package var endedUTC: String?

  /// A summary without fields.
  init() {}

  /// The fields in `reader`, which notes what is wrong.
  init(_ reader: inout FieldReader) {
    sessionID = reader.text("session_id")
    pitchCount = reader.integer("pitch_count")
    strikes = reader.integer("strikes")
    balls = reader.integer("balls")
    startedUTC = reader.text("started_utc")
    endedUTC = reader.text("ended_utc")
    for (name, count) in [("pitch_count", pitchCount), ("strikes", strikes), ("balls", balls)] {
      reader.require(name, count)
    }
  }
}
