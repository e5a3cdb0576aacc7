import FoundationEssentials
import Foundations
import Labels

/// Proposals: boxes that a program found and that the user accepts, changes or deletes.
extension AppState {
  /// Performs `command` on the document on the screen.
  mutating func perform(_ command: ProposalCommand, times: Int) -> [Job] {
    switch command {
    case .detect(let inView): return detect(inView: inView)
    case .acceptShown: return acceptProposals { $0.shownProposals }
    case .acceptAbove: prompt = Prompt(.leastConfidence)
    case .rejectShown: return rejectShownProposals()
    case .parameters: overlay = .parameters(selection: 0)
    case .nextUncertain: selectUncertain(times: times)
    }
    return []
  }

  // MARK: Accepting

  /// Accepts the selected proposal, else the one under the crosshair, else the first one. Then selects the next one, so
  /// that the same key accepts it. A proposal without a class gets the suggested one.
  mutating func acceptProposal(times: Int) -> [Job] {
    var accepted = 0
    var outcome = Canvas.Acceptance.nothing
    while accepted < times {
      outcome = changeCanvas { $0.acceptProposal() } ?? .nothing
      guard outcome == .accepted else { break }
      accepted += 1
    }
    let jobs = accepted > 0 ? labelsChanged() : []
    switch (outcome, accepted) {
    case (.needsClass, _): showNeedOfClass()
    case (.nothing, 0): showInfo("No proposal here.")
    case (.nothing, _), (.accepted, _): showAccepted(accepted)
    }
    return jobs
  }

  private mutating func showNeedOfClass() {
    let digit = classes.names.isEmpty ? "" : "a digit or "
    showInfo("This proposal has no class. Press \(digit)\(keyName(.box(.typeClass))).")
  }

  private mutating func showAccepted(_ count: Int) {
    let left = canvas?.proposals.count ?? 0
    showInfo(
      "Accepted \(Quantity.count(count, "proposal")); \(left == 0 ? "none" : "\(left)") left here.")
  }

  /// Accepts all proposals of the document.
  mutating func acceptAllProposals() -> [Job] { acceptProposals { $0.proposals } }

  /// Accepts all proposals of the document that are at least as confident as the typed text says. Asks again if it is
  /// not valid.
  mutating func acceptProposals(above text: String) -> [Job] {
    if text.isEmpty { return [] }
    guard let least = Quantity.parseShare(text) else {
      showError("\(VisibleText.of(text)) is not a confidence: type 0.8 or 80 %.")
      prompt = Prompt(.leastConfidence, text: text)
      return []
    }
    return acceptProposals { canvas in
      canvas.allProposals.filter { canvas.certainty(of: $0) >= least }
    }
  }

  /// Accepts those of the proposals that `choose` returns that have a class or get the suggested one.
  private mutating func acceptProposals(_ choose: (inout Canvas) -> [Annotation]) -> [Job] {
    let counts = changeCanvas { canvas in
      let chosen = choose(&canvas)
      return (chosen.count, canvas.accept(chosen))
    }
    guard let (count, accepted) = counts, count > 0 else {
      showInfo("No proposal here.")
      return []
    }
    let jobs = accepted > 0 ? labelsChanged() : []
    let left = count - accepted
    showInfo(
      "Accepted \(Quantity.count(accepted, "proposal"))\(left > 0 ? "; \(left) without a class left" : "")."
    )
    return jobs
  }

  /// Accepts the marked proposals; nil if no box is marked.
  mutating func acceptMarked() -> [Job]? {
    guard let marked = canvas?.editor.marked, !marked.isEmpty else { return nil }
    return acceptProposals { $0.editor.annotations(withIDs: marked).filter(\.isUnverified) }
  }

  // MARK: Rejecting

  private mutating func rejectShownProposals() -> [Job] {
    let count = changeCanvas { canvas in
      let rejected = Set(canvas.shownProposals.map(\.id))
      canvas.editor.remove(rejected)
      return rejected.count
    }
    guard let count, count > 0 else {
      showInfo("No proposal here.")
      return []
    }
    let jobs = labelsChanged()
    showInfo("Rejected \(Quantity.count(count, "proposal")) (\(keyName(.box(.undo))): undo).")
    return jobs
  }

  // MARK: Order by value

  private mutating func selectUncertain(times: Int) {
    var certainty: Double?
    for _ in 0..<times { certainty = changeCanvas { $0.selectNextUncertain() } ?? nil }
    guard let certainty else { return showInfo("No proposal left to judge.") }
    showInfo("The proposal has a confidence of \(Quantity.percent(certainty)).")
  }
}
