/// How a session is packaged (docs/formats/pitch-sessions.md).
package struct PackageOptions: Sendable {
  /// What a package holds.
  package enum Mode: String, Sendable, CaseIterable, Codable {
    /// Videos, key frames and telemetry.
    case full
    /// No videos and no pictures.
    case telemetryOnly = "telemetry_only"
  }

  /// What the package holds.
  package var mode: Mode
  /// Whether the numbers of cameras and paths of the recorder are removed.
  package var anonymizes: Bool
  /// Whether the player agreed to the use of the data.
  package var hasConsent: Bool
  /// Days until the data must be deleted.
  package var retentionDays: Int

  /// Options with these values; the standard ones are those of the recorder's exporter.
  package init(
    mode: Mode = .full, anonymizes: Bool = false, hasConsent: Bool = false,
    retentionDays: Int = 730
  ) {
    self.mode = mode
    self.anonymizes = anonymizes
    self.hasConsent = hasConsent
    self.retentionDays = retentionDays
  }
}
