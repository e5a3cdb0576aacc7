import Foundations
import Radio

/// How far a dataset has come: totals, reviews, sources, and what is missing.
package struct DatasetSummary: Sendable, Hashable, Codable {
  /// A class with fewer samples than this is named.
  package static let fewSamples = 10

  /// One class.
  package struct Signal: Sendable, Hashable, Codable {
    package var signalName: String
    package var samples: Int
    package var boxes: Int

    private enum CodingKeys: String, CodingKey {
      case signalName = "signal_name"
      case samples, boxes
    }
  }

  /// How the samples were reviewed.
  package struct Reviews: Sendable, Hashable, Codable {
    package var good = 0
    package var bad = 0
    package var skip = 0
    package var unreviewed = 0
  }

  package var samples = 0
  package var boxes = 0
  /// The classes, by name.
  package var signals: [Signal] = []
  package var reviews = Reviews()
  /// Samples of each capture.
  package var captures = Counts()
  /// Boxes of each source.
  package var boxSources = Counts()
  /// Boxes that cover no pixel; an export makes them one pixel wide and high.
  package var boxesWithoutArea = 0
  /// Samples with a box that stands more than two pixels beside its signal, as earlier versions placed it.
  package var misplacedSamples = 0
  /// Classes with fewer than `fewSamples` samples.
  package var signalsWithFewSamples: [String] = []
  /// Sentences about what is wrong in the dataset.
  package var warnings: [String]

  private enum CodingKeys: String, CodingKey {
    case samples, boxes, signals, reviews, captures
    case boxSources = "box_sources"
    case boxesWithoutArea = "boxes_without_area"
    case misplacedSamples = "misplaced_samples"
    case signalsWithFewSamples = "signals_with_few_samples"
    case warnings
  }

  /// A summary of no samples yet.
  init(warnings: [String]) { self.warnings = warnings }

  /// Counts `sample`; `review` is the last one of it, whether it counts or not.
  mutating func add(_ record: SampleRecord, of sample: SampleReference, review: Review?) {
    samples += 1
    boxes += record.boxes.count
    if signals.last?.signalName != sample.signal.text {
      signals.append(Signal(signalName: sample.signal.text, samples: 0, boxes: 0))
    }
    signals[signals.count - 1].samples += 1
    signals[signals.count - 1].boxes += record.boxes.count
    switch review.flatMap({ $0.counts(forRevision: record.revision) ? $0.status : nil }) {
    case .good: reviews.good += 1
    case .bad: reviews.bad += 1
    case .skip: reviews.skip += 1
    case nil: reviews.unreviewed += 1
    }
    if let capture = record.sourceCapture { captures[capture] += 1 }
    for box in record.boxes { boxSources[(box.source ?? .userLabel).rawValue] += 1 }
    boxesWithoutArea += record.boxes.count { $0.pixels.isEmpty }
    if record.hasMisplacedBox { misplacedSamples += 1 }
  }

  /// Ends the summary, once every sample has been counted, by class.
  mutating func finish() {
    signalsWithFewSamples =
      signals.filter { $0.samples < Self.fewSamples }.map(\.signalName)
  }
}
