/// How far a dataset has come: totals, reviews, sources, and what is missing.
public struct DatasetSummary: Sendable, Hashable, Codable {
  /// A class with fewer samples than this is named.
  public static let fewSamples = 10

  /// One class.
  public struct Signal: Sendable, Hashable, Codable {
    public var signalName: String
    public var samples: Int
    public var boxes: Int

    private enum CodingKeys: String, CodingKey {
      case signalName = "signal_name"
      case samples, boxes
    }
  }

  /// How the samples were reviewed.
  public struct Reviews: Sendable, Hashable, Codable {
    public var good = 0
    public var bad = 0
    public var skip = 0
    public var unreviewed = 0
  }

  public var samples: Int
  public var boxes: Int
  /// The classes, by name.
  public var signals: [Signal]
  public var reviews: Reviews
  /// Samples of each capture.
  public var captures: Counts
  /// Boxes of each source.
  public var boxSources: Counts
  /// Classes with fewer than `fewSamples` samples.
  public var signalsWithFewSamples: [String]
  /// Sentences about what is odd in the dataset.
  public var warnings: [String]

  private enum CodingKeys: String, CodingKey {
    case samples, boxes, signals, reviews, captures
    case boxSources = "box_sources"
    case signalsWithFewSamples = "signals_with_few_samples"
    case warnings
  }

  /// Sums up `records`, of which `reviews` holds those reviews that count.
  init(
    _ records: [(sample: SampleReference, record: SampleRecord)],
    reviews verdicts: [SampleReference: Review], warnings: [String]
  ) {
    samples = records.count
    boxes = records.reduce(0) { $0 + $1.record.boxes.count }
    signals = Dictionary(grouping: records, by: \.sample.signal).map { signal, records in
      Signal(
        signalName: signal.text, samples: records.count,
        boxes: records.reduce(0) { $0 + $1.record.boxes.count })
    }.sorted { $0.signalName < $1.signalName }
    reviews = Reviews()
    for (sample, _) in records {
      switch verdicts[sample]?.status {
      case .good: reviews.good += 1
      case .bad: reviews.bad += 1
      case .skip: reviews.skip += 1
      case nil: reviews.unreviewed += 1
      }
    }
    captures = Counts(records.compactMap(\.record.sourceCapture))
    boxSources = Counts(
      records.flatMap(\.record.boxes).map { ($0.source ?? .userLabel).rawValue })
    signalsWithFewSamples =
      signals.filter { $0.samples < Self.fewSamples }.map(\.signalName)
    self.warnings = warnings
  }
}
