import Datasets
import Foundations

/// How a split distributes the selected samples: counts per class and side, and how far they are from
/// the wanted shares.
package struct SplitReport: Sendable, Hashable, Encodable {
  /// A side of the split.
  package struct Side: Sendable, Hashable, Encodable {
    /// The side.
    package var split: Split
    /// The number of samples.
    package var samples: Int
    /// The number of boxes.
    package var boxes: Int
    /// The share of all samples, 0...1.
    package var share: Double
    /// The share minus the wanted one.
    package var deviation: Double
  }

  /// A class on all sides.
  package struct Class: Sendable, Hashable, Encodable {
    /// The name; empty for samples without a class, which are negatives.
    package var name: String
    /// The sides, with the samples and boxes of this class only.
    package var sides: [Side]

    private enum CodingKeys: String, CodingKey {
      case name = "class"
      case sides
    }
  }

  /// All samples.
  package private(set) var sides: [Side] = []
  /// The classes, sorted by name.
  package private(set) var classes: [Class] = []
  /// The selected samples that are on no side, because they connect groups on different sides.
  package private(set) var leftOut: [String] = []
  /// Sentences about sides and classes without samples.
  package private(set) var warnings: [String] = []

  private enum CodingKeys: String, CodingKey {
    case sides, classes
    case leftOut = "left_out"
    case warnings
  }

  /// The report of `assignment` on the selected samples of `samples`.
  package init(
    _ samples: some Sequence<SplitSample>, _ assignment: SplitAssignment, ratios: SplitRatios
  ) {
    var total = Tally()
    var tallies: [String: Tally] = [:]
    for sample in samples where sample.isSelected {
      guard let split = assignment[sample.key] else {
        leftOut.append(sample.key.description)
        continue
      }
      total.add(split, boxes: sample.boxes.values.values.reduce(0, +))
      for name in sample.classes.isEmpty ? [""] : sample.classes {
        tallies[name, default: Tally()].add(split, boxes: sample.boxes[name])
      }
    }
    leftOut.sort()
    sides = total.sides(ratios)
    classes = tallies.sorted { $0.key < $1.key }
      .map { Class(name: $0.key, sides: $0.value.sides(ratios)) }
    warnings = Self.warnings(sides, classes, ratios, leftOut: leftOut.count)
  }

  /// The largest difference between a share of a class and the wanted one, 0...1.
  package var largestDeviation: Double {
    classes.flatMap(\.sides).map { abs($0.deviation) }.max() ?? 0
  }

  private static func warnings(
    _ sides: [Side], _ classes: [Class], _ ratios: SplitRatios, leftOut: Int
  ) -> [String] {
    var sentences: [String] = []
    for side in sides where side.samples == 0 && ratios[side.split] > 0 {
      sentences.append(
        "\(side.split.rawValue) has no samples: there are too few groups; label more captures or "
          + "pictures of other sources")
    }
    for item in classes {
      let missing = item.sides.filter { $0.samples == 0 && ratios[$0.split] > 0 }
        .filter { side in sides.contains { $0.split == side.split && $0.samples > 0 } }
      guard !missing.isEmpty else { continue }
      let name = item.name.isEmpty ? "negatives" : "class \(item.name)"
      sentences.append(
        "\(name): no samples in \(missing.map(\.split.rawValue).joined(separator: " and "))")
    }
    if leftOut > 0 {
      sentences.append(
        "\(Quantity.count(leftOut, "sample")) left out, because they connect groups on different "
          + "sides; give --new to make another split")
    }
    return sentences
  }

  /// Samples and boxes per side.
  private struct Tally {
    private var samples: [Split: Int] = [:]
    private var boxes: [Split: Int] = [:]

    mutating func add(_ split: Split, boxes count: Int) {
      samples[split, default: 0] += 1
      boxes[split, default: 0] += count
    }

    func sides(_ ratios: SplitRatios) -> [Side] {
      let total = samples.values.reduce(0, +)
      return Split.allCases.map { split in
        let count = samples[split] ?? 0
        let share = total == 0 ? 0 : Double(count) / Double(total)
        return Side(
          split: split, samples: count, boxes: boxes[split] ?? 0, share: share,
          deviation: share - ratios[split])
      }
    }
  }
}
