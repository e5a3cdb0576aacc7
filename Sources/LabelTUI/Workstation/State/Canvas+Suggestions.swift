import FoundationEssentials
import Labels

/// Suggested classes for the proposals of a document.
extension Canvas {
  /// The largest number of proposals whose suggestions are made in advance, because they are on the screen.
  private static let shownLimit = 500

  /// The class that `proposal` probably has; nil if it has one, or no verified box is similar to it.
  mutating func suggestion(for proposal: Annotation) -> ClassSuggestion? {
    guard proposal.isUnverified, proposal.label == nil else { return nil }
    learn()
    return suggestions.suggestion(for: proposal, on: plane.extent)
  }

  /// Learns from the verified boxes if they have changed, and makes the suggestions that the screen shows.
  mutating func refreshSuggestions() {
    learn()
    guard !suggestions.proposals.isEmpty, suggestions.hasLearned else { return }
    let shown = shownBox(of: plane.extent)
    let proposals = suggestions.proposals
    let indices = proposals.indices.lazy.filter { proposals[$0].box.overlaps(shown) }
    for index in indices.prefix(Self.shownLimit) {
      _ = suggestions.suggestion(for: proposals[index], on: plane.extent)
    }
    if let selected, selected.isUnverified, selected.label == nil {
      _ = suggestions.suggestion(for: selected, on: plane.extent)
    }
  }

  private mutating func learn() {
    guard suggestions.isOutdated(by: editor.revision) else { return }
    suggestions.learn(from: boxes, revision: editor.revision, extent: plane.extent)
  }
}
