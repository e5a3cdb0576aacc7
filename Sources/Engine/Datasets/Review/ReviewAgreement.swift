/// How far two people agree in their reviews of the same samples.
package struct ReviewAgreement: Sendable, Hashable, Codable {
  /// The people, sorted.
  package var reviewers: [String]
  /// The number of samples to which both gave a verdict. Skipped samples do not count.
  package var samples: Int
  /// The number of samples with the same verdict of both.
  package var equal: Int
  /// The share of equal verdicts, 0...1; nil without samples.
  package var share: Double?
  /// Cohen's kappa: 1 for full agreement, 0 for that of chance; nil without samples, or if both gave every
  /// sample the same single verdict.
  package var kappa: Double?
  /// The mean overlap (intersection over union) of the boxes that both saw or drew, where at least one of
  /// them fixed boxes and both reviews hold theirs. A box without a partner counts as 0. Nil without such
  /// samples.
  package var boxOverlap: Double?
  /// The number of samples in `boxOverlap`.
  package var comparedSamples: Int

  private enum CodingKeys: String, CodingKey {
    case reviewers, samples, equal, share, kappa
    case boxOverlap = "box_iou"
    case comparedSamples = "box_iou_samples"
  }

  /// The agreement of the reviews of the same samples by two people, in pairs.
  package init(
    between first: String, and second: String, pairs: some Sequence<(Review, Review)>
  ) {
    reviewers = [first, second]
    (samples, equal, comparedSamples) = (0, 0, 0)
    var counts: [[Double]] = [[0, 0, 0], [0, 0, 0]]
    var overlaps: [Double] = []
    for (left, right) in pairs {
      if let first = left.boxes, let second = right.boxes, first != second {
        overlaps.append(Self.overlap(of: first, and: second))
      }
      guard let one = Self.verdicts.firstIndex(of: left.status),
        let other = Self.verdicts.firstIndex(of: right.status)
      else { continue }
      samples += 1
      if one == other { equal += 1 }
      counts[0][one] += 1
      counts[1][other] += 1
    }
    comparedSamples = overlaps.count
    boxOverlap = overlaps.isEmpty ? nil : overlaps.reduce(0, +) / Double(overlaps.count)
    guard samples > 0 else { return }
    let total = Double(samples)
    let observed = Double(equal) / total
    let chance = zip(counts[0], counts[1]).map { $0 * $1 / (total * total) }.reduce(0, +)
    share = observed
    kappa = chance < 1 ? (observed - chance) / (1 - chance) : nil
  }

  /// The verdicts that are compared.
  private static let verdicts: [ReviewStatus] = [.good, .bad, .flag]

  /// The mean overlap of two sets of boxes: pairs of one class with the largest overlap first; boxes
  /// without a partner count as 0. 1 if both are empty.
  package static func overlap(of first: [ReviewedBox], and second: [ReviewedBox]) -> Double {
    let count = max(first.count, second.count)
    guard count > 0 else { return 1 }
    var pairs: [(overlap: Double, left: Int, right: Int)] = []
    for (left, box) in first.enumerated() {
      for (right, other) in second.enumerated() where box.className == other.className {
        let overlap = box.overlap(with: other)
        if overlap > 0 { pairs.append((overlap, left, right)) }
      }
    }
    pairs.sort { ($1.overlap, $0.left, $0.right) < ($0.overlap, $1.left, $1.right) }
    var (usedLeft, usedRight) = (Set<Int>(), Set<Int>())
    var sum = 0.0
    for pair in pairs where !usedLeft.contains(pair.left) && !usedRight.contains(pair.right) {
      usedLeft.insert(pair.left)
      usedRight.insert(pair.right)
      sum += pair.overlap
    }
    let partners = usedLeft.count
    return sum / Double(first.count + second.count - partners)
  }
}

extension ReviewBook {
  /// The agreement of every two people who reviewed a common sample, sorted by their names.
  package var agreements: [ReviewAgreement] {
    let people = reviewers
    return people.indices.flatMap { first in
      people[(first + 1)...].compactMap { agreement(of: people[first], and: $0) }
    }
  }

  /// The agreement of two people; nil if they reviewed no common sample.
  package func agreement(of first: String, and second: String) -> ReviewAgreement? {
    let others = reviews(by: second)
    let pairs = reviews(by: first).sorted { $0.key < $1.key }.compactMap { id, review in
      others[id].map { (review, $0) }
    }
    guard !pairs.isEmpty else { return nil }
    return ReviewAgreement(between: first, and: second, pairs: pairs)
  }
}
