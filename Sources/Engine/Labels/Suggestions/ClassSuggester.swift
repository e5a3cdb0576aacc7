/// Suggests classes for boxes from boxes with a class, by the votes of the nearest neighbors.
///
/// The votes are weighted by the inverse of the squared distance; see Dudani, "The distance-weighted k-nearest-neighbor
/// rule", IEEE Transactions on Systems, Man, and Cybernetics, 1976. The same examples in the same order give the same
/// suggestions.
package struct ClassSuggester: Sendable {
  /// The largest number of examples that are compared with a box.
  package static let exampleLimit = 256
  /// The number of neighbors that vote.
  private static let neighborCount = 7
  /// The squared distance below which all neighbors are equally near.
  private static let nearest = 0.1
  /// The squared distance at which the confidence is half of the share of votes.
  private static let halfway = 6.0
  /// Suggestions with less confidence are not made.
  private static let leastConfidence = 0.2

  private struct Example: Sendable {
    let shape: [Double]
    let content: [Double]?
    let label: Int
  }

  /// The classes in order of their names.
  private let labels: [String]
  private let shapeScale: FeatureScale
  private let contentScale: FeatureScale
  private let examples: [Example]

  /// Learns from `examples`; of too many, as many as possible of each class.
  package init(_ examples: [LabeledFeatures] = []) {
    let names = Set(examples.map(\.label)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let chosen = Self.chosen(from: examples)
    let shapes = FeatureScale(chosen.map { ($0.features.shape, $0.label) })
    let size = chosen.lazy.compactMap(\.features.content).first?.count
    let contents = FeatureScale(
      chosen.compactMap { example in
        example.features.content.flatMap { $0.count == size ? ($0, example.label) : nil }
      })
    labels = names
    shapeScale = shapes
    contentScale = contents
    self.examples = chosen.compactMap { example in
      guard let shape = shapes.coordinates(of: example.features.shape),
        let label = numbers[example.label]
      else { return nil }
      return Example(
        shape: shape, content: example.features.content.flatMap(contents.coordinates), label: label)
    }
  }

  /// Whether there is nothing to learn from.
  package var isEmpty: Bool { examples.isEmpty }

  /// The class that a box with `features` probably has; nil if no example is similar to it.
  package func suggestion(for features: BoxFeatures) -> ClassSuggestion? {
    guard let shape = shapeScale.coordinates(of: features.shape) else { return nil }
    let content = features.content.flatMap(contentScale.coordinates)
    let distances = examples.indices.map { index in
      (distance: distance(shape, content, examples[index]), index: index)
    }
    let neighbors = distances.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(Self.neighborCount)
    guard let nearest = neighbors.first?.distance else { return nil }
    var votes = [Double](repeating: 0, count: labels.count)
    for neighbor in neighbors {
      votes[examples[neighbor.index].label] += 1 / (Self.nearest + neighbor.distance)
    }
    guard let winner = votes.indices.max(by: { votes[$0] < votes[$1] }) else { return nil }
    let share = votes[winner] / votes.reduce(0, +)
    let confidence = share / (1 + nearest / Self.halfway)
    guard confidence >= Self.leastConfidence else { return nil }
    return ClassSuggestion(label: labels[winner], confidence: confidence)
  }

  /// The squared distance from a box to `example`, per unit of weight. The content counts if it is known of both.
  private func distance(_ shape: [Double], _ content: [Double]?, _ example: Example) -> Double {
    var sum = Self.squaredDistance(shape, example.shape)
    var weight = shapeScale.weight
    if let content, let other = example.content {
      sum += Self.squaredDistance(content, other)
      weight += contentScale.weight
    }
    return weight > 0 ? sum / weight : 0
  }

  private static func squaredDistance(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<min(first.count, second.count) {
      let difference = first[index] - second[index]
      sum += difference * difference
    }
    return sum
  }

  /// The last examples of each class, at most the same number of each, in their order.
  private static func chosen(from examples: [LabeledFeatures]) -> [LabeledFeatures] {
    guard examples.count > exampleLimit else { return examples }
    let classes = Set(examples.map(\.label)).count
    let most = max(1, exampleLimit / classes)
    var counts: [String: Int] = [:]
    let last = examples.reversed().filter { example in
      counts[example.label, default: 0] += 1
      return counts[example.label, default: 0] <= most
    }
    return last.prefix(exampleLimit).reversed()
  }
}
