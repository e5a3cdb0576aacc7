import FoundationEssentials
import Labels

/// Proposals on a document.
extension Canvas {
  /// What happened to the proposal that the user accepted.
  enum Acceptance: Equatable {
    case accepted
    /// It has no class; it is selected, so that the user can give it one.
    case needsClass
    /// There is no proposal.
    case nothing
  }

  /// The proposals of the document.
  var allProposals: [Annotation] {
    let boxes = boxes
    return boxes.indices.filter { boxes[$0].isUnverified }.map { boxes[$0] }
  }

  /// The proposals on the layer on the screen, from left to right.
  var proposals: [Annotation] {
    let extent = plane.extent
    return allProposals.filter { $0.box.overlaps(extent) }.sorted { $0.box.isBefore($1.box) }
  }

  /// The proposals on the screen.
  var shownProposals: [Annotation] {
    let shown = shownBox(of: plane.extent)
    return allProposals.filter { $0.box.overlaps(shown) }
  }

  /// The part of `extent` that the view shows.
  func shownBox(of extent: Box) -> Box {
    let (x, y) = (viewport.x.clamped(to: extent.x), viewport.y.clamped(to: extent.y))
    return Box(x: x, y: y, layer: extent.layer)
  }

  /// Accepts a proposal and selects the next one.
  mutating func acceptProposal() -> Acceptance {
    guard let chosen = proposalToJudge else { return .nothing }
    guard accept([chosen]) == 1 else {
      select(chosen)
      return .needsClass
    }
    selectProposal(after: chosen)
    return .accepted
  }

  /// Accepts those of `chosen` that have a class or get the suggested one, and deselects; returns their number.
  mutating func accept(_ chosen: [Annotation]) -> Int {
    var labels: [UUID: String] = [:]
    for proposal in chosen {
      labels[proposal.id] = proposal.label ?? suggestion(for: proposal)?.label
    }
    editor.accept(labels)
    if selected?.isUnverified == false { editor.mode = .idle }
    return labels.count
  }

  /// Selects the next proposal to the right of `judged`, or continues at the left end; deselects if there is none.
  mutating func selectProposal(after judged: Annotation) {
    let extent = plane.extent
    let rest = allProposals.filter { $0.box.overlaps(extent) }
    let later = rest.filter { judged.box.isBefore($0.box) }
    let next = (later.isEmpty ? rest : later).min { $0.box.isBefore($1.box) }
    if let next { select(next) } else { editor.mode = .idle }
  }

  /// Selects the least certain proposal; if that is the selected one, the next one in order of certainty. Returns how
  /// certain it is; nil if there is none.
  mutating func selectNextUncertain() -> Double? {
    let extent = plane.extent
    var ranked: [(certainty: Double, proposal: Annotation)] = []
    for proposal in allProposals where proposal.box.overlaps(extent) {
      ranked.append((certainty(of: proposal), proposal))
    }
    ranked.sort {
      $0.certainty != $1.certainty
        ? $0.certainty < $1.certainty : $0.proposal.box.isBefore($1.proposal.box)
    }
    guard !ranked.isEmpty else { return nil }
    let last = suggestions.lastUncertain
    let index = ranked.firstIndex { $0.proposal.id == last && last == selected?.id }
    let next = ranked[((index ?? -1) + 1) % ranked.count]
    suggestions.lastUncertain = next.proposal.id
    select(next.proposal)
    return next.certainty
  }

  /// How certain `proposal` is, 0...1: the lower one of the confidence of the program that found it and of the suggested
  /// class.
  mutating func certainty(of proposal: Annotation) -> Double {
    let found = proposal.proposal?.confidence
    guard proposal.label == nil else { return found ?? 0 }
    let suggested = suggestion(for: proposal)?.confidence
    return [found, suggested].compactMap { $0 }.min() ?? 0
  }

  /// The selected proposal, else the smallest one under the crosshair, else the first one.
  private var proposalToJudge: Annotation? {
    if let selected, selected.isUnverified { return selected }
    return boxesUnderCrosshair.first(where: \.isUnverified) ?? proposals.first
  }

  private mutating func select(_ annotation: Annotation) {
    editor.mode = .selected(annotation.id, part: nil)
    plane.reveal(annotation.box)
  }
}
