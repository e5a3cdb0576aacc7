import Foundations

/// The figures as `labeltui quality --json` prints them.
extension QualityFigures: Encodable {
  private struct Coverage: Encodable {
    let captures: Counts
    let windows: Int
    let pictureSources: Counts
    let states: Counts
    let negatives: Int

    private enum CodingKeys: String, CodingKey {
      case captures, windows
      case pictureSources = "picture_sources"
      case states, negatives
    }
  }

  private struct Proposals: Encodable {
    let threshold: Double
    let evaluatedSamples: Int
    let overall: ProposalScore
    let classes: Sorted<ProposalScore>

    private enum CodingKeys: String, CodingKey {
      case threshold = "iou"
      case evaluatedSamples = "evaluated_samples"
      case overall, classes
    }
  }

  /// Values by name, written sorted by name.
  private struct Sorted<Value: Encodable>: Encodable {
    let values: [String: Value]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: FieldName.self)
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        try container.encode(value, forKey: FieldName(name))
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case samples, boxes, coverage, classes, imbalance
    case averageConfidence = "average_confidence"
    case verifiedShare = "verified_share"
    case boxSources = "box_sources"
    case verdicts = "reviews"
    case reviewedShare = "reviewed_share"
    case proposals, warnings
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(samples, forKey: .samples)
    try container.encode(boxes, forKey: .boxes)
    try container.encode(
      Coverage(
        captures: captures, windows: windows, pictureSources: pictureSources, states: states,
        negatives: negatives), forKey: .coverage)
    try container.encode(Sorted(values: classes), forKey: .classes)
    try container.encode(imbalance, forKey: .imbalance)
    try container.encode(averageConfidence, forKey: .averageConfidence)
    try container.encode(verifiedShare, forKey: .verifiedShare)
    try container.encode(boxSources, forKey: .boxSources)
    try container.encode(verdicts, forKey: .verdicts)
    try container.encode(reviewedShare, forKey: .reviewedShare)
    try container.encode(
      Proposals(
        threshold: proposals.threshold, evaluatedSamples: proposals.evaluatedSamples,
        overall: proposals.overall, classes: Sorted(values: proposals.classes)),
      forKey: .proposals)
    try container.encode(warnings, forKey: .warnings)
  }
}
