import Labels
import Radio

/// How well labels agree with boxes that are known to be right. Scores of several captures can be added.
package struct GoldScore: Sendable, Hashable, Codable {
  /// How often boxes of a class were labeled as a class.
  package struct Confusion: Sendable, Hashable, Codable {
    package let truth: String
    package let label: String
    package fileprivate(set) var count: Int
  }

  /// A label matches a known box from this overlap on.
  package static let leastOverlap = 0.5
  private static let unlabeled = ""

  /// The number of known boxes.
  package private(set) var truths = 0
  /// The number of labels of a person.
  package private(set) var labels = 0
  /// The number of known boxes with a label.
  package private(set) var matches = 0
  /// The number of matches of the right class.
  package private(set) var rightClasses = 0
  /// The sums over all matches: overlaps, and the distances of both edges in samples and in Hz.
  private var overlaps = 0.0
  private var samples = 0.0
  private var hertz = 0.0
  /// Sorted by name.
  package private(set) var confusions: [Confusion] = []

  private enum CodingKeys: String, CodingKey {
    case truths, labels, matches, overlaps, samples, hertz, confusions
    case rightClasses = "right_classes"
  }

  /// Nothing.
  package init() {}

  /// Compares `labels` with `truth`. Unverified proposals are no labels. Pairs with the largest overlap are matched first.
  package init(_ labels: [Annotation], truth: [GoldBox]) {
    let own = labels.filter { !$0.isUnverified }
    let known = truth.compactMap { gold in gold.box.map { (box: $0, label: gold.label) } }
    (truths, self.labels) = (known.count, own.count)
    var pairs: [(overlap: Double, truth: Int, label: Int)] = []
    for (index, gold) in known.enumerated() {
      for (place, label) in own.enumerated() {
        let overlap = gold.box.overlap(with: label.box)
        if overlap >= Self.leastOverlap { pairs.append((overlap, index, place)) }
      }
    }
    pairs.sort { ($1.overlap, $0.truth, $0.label) < ($0.overlap, $1.truth, $1.label) }
    var (matched, used) = (Set<Int>(), Set<Int>())
    for pair in pairs where !matched.contains(pair.truth) && !used.contains(pair.label) {
      matched.insert(pair.truth)
      used.insert(pair.label)
      add(own[pair.label], of: known[pair.truth], overlap: pair.overlap)
    }
  }

  private mutating func add(
    _ label: Annotation, of truth: (box: Box, label: String), overlap: Double
  ) {
    matches += 1
    overlaps += overlap
    let (box, gold) = (label.box, truth.box)
    samples += Double((box.samples.lowerBound - gold.samples.lowerBound).magnitude)
    samples += Double((box.samples.upperBound - gold.samples.upperBound).magnitude)
    hertz += (box.frequencies.lowerBound - gold.frequencies.lowerBound).magnitude
    hertz += (box.frequencies.upperBound - gold.frequencies.upperBound).magnitude
    if label.label == truth.label { rightClasses += 1 }
    let name = label.label ?? Self.unlabeled
    add(Confusion(truth: truth.label, label: name, count: 1))
  }

  private mutating func add(_ confusion: Confusion) {
    let known = confusions.firstIndex {
      $0.truth == confusion.truth && $0.label == confusion.label
    }
    if let known {
      confusions[known].count += confusion.count
    } else {
      confusions.append(confusion)
      confusions.sort { ($0.truth, $0.label) < ($1.truth, $1.label) }
    }
  }

  package static func += (sum: inout GoldScore, other: GoldScore) {
    sum.truths += other.truths
    sum.labels += other.labels
    sum.matches += other.matches
    sum.rightClasses += other.rightClasses
    sum.overlaps += other.overlaps
    sum.samples += other.samples
    sum.hertz += other.hertz
    for confusion in other.confusions { sum.add(confusion) }
  }

  /// The share of the known boxes that have a label; nil without boxes.
  package var recall: Double? { Self.share(Double(matches), of: truths) }
  /// The share of the labels that match a known box; nil without labels.
  package var precision: Double? { Self.share(Double(matches), of: labels) }
  /// The mean overlap of matches; nil without matches.
  package var meanOverlap: Double? { Self.share(overlaps, of: matches) }
  /// The share of the matches with the right class; nil without matches.
  package var classAccuracy: Double? { Self.share(Double(rightClasses), of: matches) }
  /// The mean distance of the edges in time, in samples; nil without matches.
  package var sampleError: Double? { Self.share(samples, of: 2 * matches) }
  /// The mean distance of the edges in frequency, in Hz; nil without matches.
  package var hertzError: Double? { Self.share(hertz, of: 2 * matches) }

  private static func share(_ part: Double, of count: Int) -> Double? {
    count > 0 ? part / Double(count) : nil
  }
}
