import Datasets
import Foundations
import Labels

/// What a dataset covers, how balanced and how well checked it is.
///
/// A pure value that samples are added to.
package struct QualityFigures: Sendable {
  /// The counts of a class.
  package struct Class: Sendable, Hashable, Encodable {
    /// The number of samples that have the class.
    package var samples = 0
    /// The number of boxes.
    package var boxes = 0
    /// The number of boxes that a person drew or confirmed.
    package var verifiedBoxes = 0
    /// The mean confidence of its boxes, where a box that a person drew counts as 1; nil without
    /// boxes.
    package var averageConfidence: Double? {
      boxes == 0 ? nil : confidence / Double(boxes)
    }
    /// Whether the class has fewer samples than `DatasetSummary.fewSamples`.
    package var hasFewSamples: Bool { samples < DatasetSummary.fewSamples }
    private var confidence = 0.0

    private enum CodingKeys: String, CodingKey {
      case samples, boxes
      case verifiedBoxes = "verified_boxes"
      case averageConfidence = "average_confidence"
      case hasFewSamples = "few_samples"
    }

    mutating func add(_ box: ContentBox) {
      boxes += 1
      if box.verified { verifiedBoxes += 1 }
      confidence += box.confidence ?? 1
    }

    /// The counts of both.
    static func + (left: Class, right: Class) -> Class {
      var sum = left
      sum.boxes += right.boxes
      sum.verifiedBoxes += right.verifiedBoxes
      sum.confidence += right.confidence
      return sum
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(samples, forKey: .samples)
      try container.encode(boxes, forKey: .boxes)
      try container.encode(verifiedBoxes, forKey: .verifiedBoxes)
      try container.encode(averageConfidence, forKey: .averageConfidence)
      try container.encode(hasFewSamples, forKey: .hasFewSamples)
    }
  }

  /// The number of samples.
  package private(set) var samples = 0
  /// The number of samples without boxes.
  package private(set) var negatives = 0
  /// The number of samples of each capture.
  package private(set) var captures = Counts()
  /// The number of pictures of each source.
  package private(set) var pictureSources = Counts()
  /// The number of pictures of each state.
  package private(set) var states = Counts()
  /// The classes by name.
  package private(set) var classes: [String: Class] = [:]
  /// The number of boxes of each source.
  package private(set) var boxSources = Counts()
  /// The number of samples of each verdict.
  package private(set) var verdicts = Counts()
  /// Proposals against verified boxes.
  package private(set) var proposals: ProposalTally
  private var windowNames: Set<String> = []

  /// Figures of no sample; proposals match from an overlap of `threshold` on.
  package init(threshold: Double) { proposals = ProposalTally(threshold: threshold) }

  /// Counts `sample`.
  package mutating func add(_ sample: SampleContent, verdict: ReviewStatus) {
    samples += 1
    if sample.boxes.isEmpty { negatives += 1 }
    verdicts[verdict.rawValue] += 1
    for name in sample.classes { classes[name, default: Class()].samples += 1 }
    for box in sample.boxes {
      classes[box.className, default: Class()].add(box)
      boxSources[box.source.rawValue] += 1
    }
    proposals.add(sample.boxes)
    switch sample.origin {
    case .capture(let origin): add(origin)
    case .picture(let origin):
      if let source = origin.source { pictureSources[source] += 1 }
      for state in Set(origin.activeStates) { states[state] += 1 }
    }
  }

  private mutating func add(_ origin: CaptureOrigin) {
    guard let capture = origin.capture else { return }
    captures[capture] += 1
    let start = origin.timeOffset.map(\.description) ?? origin.iqSHA256 ?? ""
    windowNames.insert("\(capture)\u{0}\(start)\u{0}\(origin.duration?.description ?? "")")
  }

  /// The number of different windows of captures.
  package var windows: Int { windowNames.count }
  /// The boxes of all classes. Its `samples` is 0.
  private var all: Class { classes.values.reduce(Class(), +) }
  /// The number of boxes.
  package var boxes: Int { classes.values.reduce(0) { $0 + $1.boxes } }
  /// The mean confidence of all boxes; nil without boxes.
  package var averageConfidence: Double? { all.averageConfidence }
  /// The share of boxes that a person drew or confirmed; nil without boxes.
  package var verifiedShare: Double? {
    boxes == 0 ? nil : Double(all.verifiedBoxes) / Double(boxes)
  }
  /// The share of samples with a valid review; nil without samples.
  package var reviewedShare: Double? {
    let open = verdicts[ReviewStatus.unreviewed.rawValue]
    return samples == 0 ? nil : Double(samples - open) / Double(samples)
  }
  /// The size of the largest class divided by that of the smallest; nil without classes.
  package var imbalance: Double? {
    let sizes = classes.values.map(\.samples).filter { $0 > 0 }
    guard let least = sizes.min(), let most = sizes.max() else { return nil }
    return Double(most) / Double(least)
  }
  /// A sentence for each class with few samples.
  package var warnings: [String] {
    classes.sorted { $0.key < $1.key }.filter(\.value.hasFewSamples).map { name, counts in
      "class \(name) has \(Quantity.count(counts.samples, "sample")); "
        + "label at least \(DatasetSummary.fewSamples)"
    }
  }
}
