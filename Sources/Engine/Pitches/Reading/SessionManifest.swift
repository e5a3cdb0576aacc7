/// The file `manifest.json` of a session. Fields that are absent or of a wrong type are nil.
package struct SessionManifest: Sendable {
  /// The fields with names of files in the session, in the order of the recorder.
  static let fileFields = [
    "session_summary", "session_summary_csv", "session_left_video", "session_right_video",
    "session_left_timestamps", "session_right_timestamps",
  ]

  package var schemaVersion: String?
  package var appVersion: String?
  package var rigID: String?
  package var createdUTC: String?
  package var session: String?
  package var mode: String?
  /// The names of files by their fields, as far as they are names of files in the folder.
  package var fileNames: [String: String] = [:]

  /// A manifest without fields.
  init() {}

  /// The fields in `reader`, which notes what is wrong.
  init(_ reader: inout FieldReader) {
    schemaVersion = reader.text("schema_version")
    appVersion = reader.text("app_version")
    rigID = reader.text("rig_id")
    createdUTC = reader.text("created_utc")
    session = reader.text("session")
    mode = reader.text("mode")
    for field in Self.fileFields { fileNames[field] = reader.fileName(field) }
  }
}
