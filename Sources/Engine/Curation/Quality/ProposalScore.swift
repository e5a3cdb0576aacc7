import Datasets
import Labels

/// How well proposals agree with verified boxes.
package struct ProposalScore: Sendable, Hashable {
  /// Proposals that match a verified box.
  package var truePositives = 0
  /// Proposals that match no verified box.
  package var falsePositives = 0
  /// Verified boxes that no proposal matches.
  package var falseNegatives = 0
  /// The area below the curve of precision over recall, 0...1; nil without verified boxes.
  package var averagePrecision: Double?

  /// The share of proposals that are right, 0...1; nil without proposals.
  package var precision: Double? {
    Self.share(truePositives, of: truePositives + falsePositives)
  }

  /// The share of verified boxes that were proposed, 0...1; nil without verified boxes.
  package var recall: Double? { Self.share(truePositives, of: truePositives + falseNegatives) }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}

extension ProposalScore: Encodable {
  private enum CodingKeys: String, CodingKey {
    case truePositives = "true_positives"
    case falsePositives = "false_positives"
    case falseNegatives = "false_negatives"
    case precision, recall
    case averagePrecision = "average_precision"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(truePositives, forKey: .truePositives)
    try container.encode(falsePositives, forKey: .falsePositives)
    try container.encode(falseNegatives, forKey: .falseNegatives)
    try container.encode(precision, forKey: .precision)
    try container.encode(recall, forKey: .recall)
    try container.encode(averagePrecision, forKey: .averagePrecision)
  }
}

/// Compares the proposals of samples with their verified boxes.
///
/// As COCO's evaluation does: in each sample and class, the proposals are taken from the most confident
/// down, and each matches the verified box with the largest overlap that no other proposal has, if the
/// overlap is large enough. A proposal that a person confirmed is a verified box, too. Samples
/// without a verified box are skipped: nobody has said what is in them.
package struct ProposalTally: Sendable {
  private struct Result: Sendable {
    let confidence: Double
    let isRight: Bool
  }

  /// The smallest intersection over union of a match, more than 0 and at most 1.
  package let threshold: Double
  /// The number of samples with a verified box.
  package private(set) var evaluatedSamples = 0
  private var results: [String: [Result]] = [:]
  private var truths: [String: Int] = [:]

  /// A tally for matches with an overlap of at least `threshold`.
  package init(threshold: Double) { self.threshold = threshold }

  /// Compares the boxes of a sample.
  package mutating func add(_ boxes: [ContentBox]) {
    let verified = boxes.filter(\.verified)
    guard !verified.isEmpty else { return }
    evaluatedSamples += 1
    let proposals = Dictionary(grouping: boxes.filter(\.isProposal), by: \.className)
    let expected = Dictionary(grouping: verified, by: \.className)
    for (name, boxes) in expected { truths[name, default: 0] += boxes.count }
    for (name, boxes) in proposals {
      results[name, default: []] += Self.match(boxes, with: expected[name] ?? [], threshold)
    }
  }

  /// Whether each of `proposals` matches one of `verified`, from the most confident proposal down.
  private static func match(
    _ proposals: [ContentBox], with verified: [ContentBox], _ threshold: Double
  ) -> [Result] {
    // Like COCO's code: rounding must not refuse an exact overlap, and of equal ones the last counts.
    let limit = min(threshold, 1 - 1e-10)
    var isTaken = Array(repeating: false, count: verified.count)
    return proposals.sorted { $0.certainty > $1.certainty }.map { proposal in
      var best: (index: Int, overlap: Double)?
      for (index, box) in verified.enumerated() where !isTaken[index] {
        let overlap = proposal.overlap(with: box)
        if overlap >= best?.overlap ?? limit { best = (index, overlap) }
      }
      if let best { isTaken[best.index] = true }
      return Result(confidence: proposal.certainty, isRight: best != nil)
    }
  }

  /// The scores of the classes that have a proposal or a verified box.
  package var classes: [String: ProposalScore] {
    let names = Set(results.keys).union(truths.keys)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, score(of: $0)) })
  }

  /// The score of all classes. Its average precision is the mean of the classes'.
  package var overall: ProposalScore {
    var total = ProposalScore()
    var precisions: [Double] = []
    for (_, score) in classes.sorted(by: { $0.key < $1.key }) {
      total.truePositives += score.truePositives
      total.falsePositives += score.falsePositives
      total.falseNegatives += score.falseNegatives
      if let precision = score.averagePrecision { precisions.append(precision) }
    }
    if !precisions.isEmpty {
      total.averagePrecision = precisions.reduce(0, +) / Double(precisions.count)
    }
    return total
  }

  private func score(of name: String) -> ProposalScore {
    let results = results[name] ?? []
    let count = truths[name] ?? 0
    let right = results.count(where: \.isRight)
    return ProposalScore(
      truePositives: right, falsePositives: results.count - right, falseNegatives: count - right,
      averagePrecision: count == 0 ? nil : Self.averagePrecision(results, truths: count))
  }

  /// The mean of the highest precisions at recalls of at least 0, 0.01, ..., 1, as COCO computes it.
  private static func averagePrecision(_ results: [Result], truths: Int) -> Double {
    var points: [(recall: Double, precision: Double)] = []
    var right = 0
    for (index, result) in results.sorted(by: { $0.confidence > $1.confidence }).enumerated() {
      if result.isRight { right += 1 }
      points.append((Double(right) / Double(truths), Double(right) / Double(index + 1)))
    }
    for index in points.indices.dropLast().reversed() {
      points[index].precision = max(points[index].precision, points[index + 1].precision)
    }
    var sum = 0.0
    var position = 0
    for step in 0...100 {
      while position < points.count, points[position].recall < Double(step) / 100 { position += 1 }
      if position < points.count { sum += points[position].precision }
    }
    return sum / 101
  }
}

extension ContentBox {
  /// The confidence, where a box without one counts as certain.
  fileprivate var certainty: Double { confidence ?? 1 }
}

extension ContentBox {
  /// Whether a program proposed the box, whether or not a person confirmed it.
  fileprivate var isProposal: Bool {
    !verified || source == .detector || source == .model || source == .templateMatching
  }
}
