/// The result of a bulk save.
package struct BulkReport: Sendable {
  /// The final progress.
  package internal(set) var progress = BulkProgress()
  /// The number of captures, including failed ones.
  package internal(set) var captureCount = 0
  /// One failure per capture that could not be saved completely.
  package internal(set) var failures: [CaptureFailure] = []
  /// The warnings, in the order in which they occurred.
  package internal(set) var warnings: [BulkWarning] = []
  /// Whether it was cancelled.
  package internal(set) var isCancelled = false
}
