/// What a bulk save did.
public struct BulkReport: Sendable {
  public internal(set) var progress = BulkProgress()
  /// Captures that were looked at, the failed ones included.
  public internal(set) var captureCount = 0
  /// One for each capture of which something could not be saved.
  public internal(set) var failures: [CaptureFailure] = []
  public internal(set) var warnings: [BulkWarning] = []
  /// Whether it was stopped before all was done.
  public internal(set) var isCancelled = false
}
