import Foundations
import Labels

/// Proposals: boxes that a program found and that the user accepts, changes or deletes.
extension AppState {
  /// Accepts the selected proposal, else the one under the crosshair, else the first one on the screen. Then selects
  /// the next one, so that the same key accepts it.
  mutating func acceptProposal(times: Int) -> [Job] {
    var accepted = 0
    while accepted < times, changeCanvas({ $0.acceptProposal() }) == true { accepted += 1 }
    guard accepted > 0 else {
      showInfo("No proposal here.")
      return []
    }
    let left = canvas?.proposals.count ?? 0
    let jobs = labelsChanged()
    showInfo(
      "Accepted \(Quantity.count(accepted, "proposal")); \(left == 0 ? "none" : "\(left)") left here."
    )
    return jobs
  }

  /// Accepts the marked proposals; nil if no box is marked.
  mutating func acceptMarked() -> [Job]? {
    guard let editor = canvas?.editor, !editor.marked.isEmpty else { return nil }
    let proposals = editor.annotations(withIDs: editor.marked).filter(\.isUnverified)
    guard !proposals.isEmpty else {
      showInfo("No marked box is a proposal.")
      return []
    }
    changeCanvas { $0.editor.accept(Set(proposals.map(\.id))) }
    let jobs = labelsChanged()
    showInfo("Accepted \(Quantity.count(proposals.count, "proposal")).")
    return jobs
  }

  /// Accepts all proposals on the screen.
  mutating func acceptAllProposals() -> [Job] {
    let count = canvas?.proposals.count ?? 0
    guard count > 0 else {
      showInfo("No proposal here.")
      return []
    }
    changeCanvas { canvas in
      canvas.editor.accept(Set(canvas.proposals.map(\.id)))
      canvas.editor.mode = .idle
    }
    let jobs = labelsChanged()
    showInfo("Accepted \(Quantity.count(count, "proposal")).")
    return jobs
  }
}

extension Canvas {
  /// The proposals on the layer on the screen, from left to right.
  var proposals: [Annotation] {
    let extent = plane.extent
    return boxes.filter { $0.isUnverified && $0.box.overlaps(extent) }
      .sorted { $0.box.isBefore($1.box) }
  }

  /// Accepts a proposal and selects the next one; false if there is none.
  fileprivate mutating func acceptProposal() -> Bool {
    let proposals = proposals
    let chosen =
      selected.flatMap { selected in proposals.first { $0.id == selected.id } }
      ?? boxesUnderCrosshair.first(where: \.isUnverified) ?? proposals.first
    guard let chosen, let index = proposals.firstIndex(where: { $0.id == chosen.id }) else {
      return false
    }
    editor.accept([chosen.id])
    let rest = proposals[(index + 1)...] + proposals[..<index]
    editor.mode = rest.first.map { .selected($0.id, part: nil) } ?? .idle
    if let next = rest.first { plane.reveal(next.box) }
    return true
  }
}
