import Foundations
import Radio

/// Totals of a dataset: samples, boxes, reviews, captures, and problems.
package struct DatasetSummary: Sendable, Hashable, Codable {
  /// Classes with fewer samples than this are listed.
  package static let fewSamples = 10

  /// The counts of one class.
  package struct Signal: Sendable, Hashable, Codable {
    /// The class name.
    package var signalName: String
    /// The number of samples.
    package var samples: Int
    /// The number of boxes.
    package var boxes: Int

    private enum CodingKeys: String, CodingKey {
      case signalName = "signal_name"
      case samples, boxes
    }
  }

  /// The number of samples by review.
  package struct Reviews: Sendable, Hashable, Codable {
    /// Samples reviewed as good.
    package var good = 0
    /// Samples reviewed as bad.
    package var bad = 0
    /// Samples that were skipped.
    package var skip = 0
    /// Samples that another person should look at.
    package var flag = 0
    /// Samples without a valid review.
    package var unreviewed = 0

    /// Sets the number of samples with the verdict `status`.
    mutating func set(_ status: ReviewStatus, _ count: Int) {
      switch status {
      case .good: good = count
      case .bad: bad = count
      case .skip: skip = count
      case .flag: flag = count
      case .unreviewed: unreviewed = count
      }
    }
  }

  /// The number of samples.
  package var samples = 0
  /// The number of boxes.
  package var boxes = 0
  /// The classes, sorted by name.
  package var signals: [Signal] = []
  /// The number of samples by review.
  package var reviews = Reviews()
  /// The number of samples of each capture.
  package var captures = Counts()
  /// The number of boxes of each source.
  package var boxSources = Counts()
  /// The number of boxes that cover no pixel. Exports make them one pixel wide and high.
  package var boxesWithoutArea = 0
  /// The number of samples with a box that is more than two pixels off its signal, as placed by
  /// earlier versions.
  package var misplacedSamples = 0
  /// The classes with fewer than `fewSamples` samples.
  package var signalsWithFewSamples: [String] = []
  /// Sentences about problems of the dataset.
  package var warnings: [String]

  private enum CodingKeys: String, CodingKey {
    case samples, boxes, signals, reviews, captures
    case boxSources = "box_sources"
    case boxesWithoutArea = "boxes_without_area"
    case misplacedSamples = "misplaced_samples"
    case signalsWithFewSamples = "signals_with_few_samples"
    case warnings
  }

  /// A summary without samples.
  init(warnings: [String]) { self.warnings = warnings }

  /// Completes the summary after every sample was counted, in the order of the classes.
  mutating func finish() {
    signalsWithFewSamples =
      signals.filter { $0.samples < Self.fewSamples }.map(\.signalName)
  }
}
