import FoundationEssentials
import Foundations
import Libraries

/// The file `submission_manifest.json` of a package (docs/formats/pitch-sessions.md).
struct PackageManifest {
  static let fileName = "submission_manifest.json"
  private static let schemaVersion = "1.2.0"

  let session: PitchSession
  let pitchCount: Int
  let created: String?
  let options: PackageOptions
  let kinds: Set<PackageSource.Kind>
  /// Whether the manifest of a pitch has metrics.
  let hasRecordedMetrics: Bool
  let files: [PackagedFile]

  /// The SHA-256 of the lines `<sha256>  <path>` of all files.
  var checksum: String {
    let lines = files.map { "\($0.sha256)  \($0.path)\n" }.joined()
    return SHA256.hexadecimal(of: Data(lines.utf8))
  }

  /// The file. Throws `EncodingError`.
  func encoded() throws -> Data {
    try OrderedJSONEncoder(.pretty).encode(JSONValue.object(content))
  }

  private var content: JSONObject {
    let checksum = checksum
    return [
      "schema_version": Self.text(session.manifest.schemaVersion ?? Self.schemaVersion),
      "app_version": Self.text(session.manifest.appVersion),
      "packager": .string("LabelTUI \(EngineVersion.current)"),
      "submission_id": .string("ml-submission-\(checksum.prefix(12))"),
      "submission_type": .string(options.mode.rawValue),
      "created_utc": Self.text(created),
      "session": .object([
        "session_id": .string(session.name),
        "started_utc": Self.text(session.summary.startedUTC),
        "ended_utc": Self.text(session.summary.endedUTC),
        "pitch_count": .integer(pitchCount),
      ]),
      "source": .object([
        "app": .string("PitchTracker"),
        "rig_id": options.anonymizes ? .null : Self.text(session.manifest.rigID),
        "location": .null, "pitcher_id": .null, "operator": .null,
      ]),
      "data_manifest": .object(["videos": pictures, "telemetry": telemetry]),
      "size_bytes": .integer(files.reduce(0) { $0 + $1.size }),
      "checksum_sha256": .string(checksum),
      "intended_use": .array(intendedUse.map { .string($0) }),
      "privacy": privacy,
      "files": .array(
        files.map { file in
          .object([
            "path": .string(file.path), "size_bytes": .integer(file.size),
            "sha256": .string(file.sha256),
          ])
        }),
    ]
  }

  private var hasVideos: Bool { has(.pitch(.video)) || has(.sessionVideo) }

  private var pictures: JSONValue {
    .object([
      "session_videos": .bool(has(.sessionVideo)), "pitch_videos": .bool(has(.pitch(.video))),
      "key_frames": .bool(has(.pitch(.keyFrame))),
    ])
  }

  private var telemetry: JSONValue {
    .object([
      "detections": .bool(has(.pitch(.detections))),
      "observations": .bool(has(.pitch(.observations))),
      "timestamps": .bool(has(.pitch(.timestamps))), "calibration": .bool(has(.calibration)),
      "performance_metrics": .bool(hasRecordedMetrics || has(.pitch(.metrics))),
    ])
  }

  private var privacy: JSONValue {
    .object([
      "player_consent": .bool(options.hasConsent), "anonymized": .bool(options.anonymizes),
      "retention_days": .integer(options.retentionDays), "contains_video": .bool(hasVideos),
      "contains_images": .bool(has(.pitch(.keyFrame))),
      "camera_ids": .string(options.anonymizes ? "removed" : "kept"),
      "removed_fields": .array(
        options.anonymizes ? PackageAnonymizer.fields.sorted().map { .string($0) } : []),
    ])
  }

  /// The models of the recorder's plan that the package has the data for.
  private var intendedUse: [String] {
    let visual = [
      "ball_detector_training", "field_segmentation_training", "pose_estimation_training",
    ]
    return (hasVideos ? visual : []) + ["trajectory_model_training", "self_calibration_training"]
  }

  private func has(_ kind: PackageSource.Kind) -> Bool { kinds.contains(kind) }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
