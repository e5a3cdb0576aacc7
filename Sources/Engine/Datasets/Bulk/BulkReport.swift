/// What a bulk save did.
package struct BulkReport: Sendable {
  package internal(set) var progress = BulkProgress()
  /// Captures that were looked at, the failed ones included.
  package internal(set) var captureCount = 0
  /// One for each capture of which something could not be saved.
  package internal(set) var failures: [CaptureFailure] = []
  package internal(set) var warnings: [BulkWarning] = []
  /// Whether it was stopped before all was done.
  package internal(set) var isCancelled = false
}
