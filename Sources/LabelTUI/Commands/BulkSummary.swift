import Datasets
import Foundations

/// The result that `labeltui samples` prints.
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

  /// The result as one line of text.
  var text: String {
    "\(Quantity.count(samples, "sample")) of \(Quantity.count(windows, "window")) in "
      + "\(Quantity.count(captures, "capture")): \(new) new, "
      + "\(replaced) with new boxes, \(unchanged) unchanged\n"
  }
}
