import FoundationEssentials
import Labels

/// What is learned from the verified boxes of a document, and the classes that are suggested for its proposals.
struct SuggestionState: Sendable {
  /// A box whose content was described.
  private struct Described: Sendable {
    var box: Box
    /// Nil if it could not be described.
    var content: [BoxFeature]?
  }

  /// The proposals without a class.
  private(set) var proposals: [Annotation] = []
  /// The proposal that the user went to because it was the least certain one.
  var lastUncertain: UUID?
  private var examples: [Annotation] = []
  private var suggester = ClassSuggester()
  /// The revision of the boxes that was learned from; nil if there is something new to learn from.
  private var revision: Int?
  private var known: [UUID: ClassSuggestion?] = [:]
  private var contents: [UUID: Described] = [:]
  /// The boxes that are being described.
  private var requested: [UUID: Box] = [:]

  /// Whether there are examples for suggestions.
  var hasLearned: Bool { !suggester.isEmpty }

  /// Whether the boxes of `revision` were not learned from yet.
  func isOutdated(by revision: Int) -> Bool { self.revision != revision }

  /// Learns from the verified boxes in `boxes`, of a document with `extent`.
  mutating func learn(from boxes: [Annotation], revision: Int, extent: Box) {
    self.revision = revision
    known = [:]
    // A loop over the array itself, without indices, would copy every annotation, perhaps 100,000 of them.
    proposals = boxes.indices.filter { boxes[$0].isUnverified && boxes[$0].label == nil }
      .map { boxes[$0] }
    guard !proposals.isEmpty else {
      (examples, suggester) = ([], ClassSuggester())
      return
    }
    var counts: [String: Int] = [:]
    examples = boxes.indices.reversed().compactMap { index in
      guard !boxes[index].isUnverified, let label = boxes[index].label else { return nil }
      counts[label, default: 0] += 1
      return counts[label, default: 0] <= ClassSuggester.exampleLimit ? boxes[index] : nil
    }.reversed()
    suggester = ClassSuggester(
      examples.compactMap { example in
        example.label.map { LabeledFeatures(features(of: example, on: extent), label: $0) }
      })
  }

  /// The suggestion for `proposal` from what was learned last.
  mutating func suggestion(for proposal: Annotation, on extent: Box) -> ClassSuggestion? {
    if let made = known[proposal.id] { return made }
    let made = suggester.suggestion(for: features(of: proposal, on: extent))
    known[proposal.id] = .some(made)
    return made
  }

  /// The suggestion for `proposal` if it has been made.
  func made(for proposal: Annotation) -> ClassSuggestion? {
    proposal.isUnverified && proposal.label == nil ? known[proposal.id] ?? nil : nil
  }

  private func features(of annotation: Annotation, on extent: Box) -> BoxFeatures {
    let described = contents[annotation.id].flatMap { $0.box == annotation.box ? $0 : nil }
    return BoxFeatures(of: annotation.box, on: extent, content: described?.content)
  }

  // MARK: Content

  /// Notes that the contents of at most `limit` boxes are being described, and returns these boxes: examples first, then
  /// proposals. None while others are being described.
  mutating func requestContents(limit: Int) -> [UUID: Box] {
    guard requested.isEmpty, !examples.isEmpty, !proposals.isEmpty else { return [:] }
    for annotation in [examples, proposals].joined() where requested.count < limit {
      if contents[annotation.id]?.box != annotation.box {
        requested[annotation.id] = annotation.box
      }
    }
    return requested
  }

  /// Notes the `found` contents of the requested boxes. A box without content is not requested again.
  mutating func note(_ found: [UUID: [BoxFeature]]) {
    guard !requested.isEmpty else { return }
    for (id, box) in requested { contents[id] = Described(box: box, content: found[id]) }
    requested = [:]
    revision = nil
  }
}
