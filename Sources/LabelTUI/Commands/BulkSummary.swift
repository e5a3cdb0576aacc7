import Datasets
import Foundations

/// What `labeltui samples` says of what it did.
struct BulkSummary: Encodable {
  private let captures: Int
  private let windows: Int
  private let samples: Int
  private let new: Int
  private let replaced: Int
  private let unchanged: Int
  private let failures: [Failure]
  private let warnings: [String]

  private struct Failure: Encodable {
    let path: String
    let reason: String
  }

  init(_ report: BulkReport) {
    let progress = report.progress
    captures = report.captureCount
    windows = progress.windowsDone
    samples = progress.samples
    new = progress.newSamples
    replaced = progress.replacedSamples
    unchanged = progress.unchangedSamples
    failures = report.failures.map { Failure(path: $0.path, reason: $0.description) }
    warnings = report.warnings.map(\.description)
  }

  /// The same for people, in one line.
  var text: String {
    "\(Quantity.count(samples, "sample")) of \(Quantity.count(windows, "window")) in "
      + "\(Quantity.count(captures, "capture")): \(new) new, "
      + "\(replaced) with new boxes, \(unchanged) as they were\n"
  }
}
