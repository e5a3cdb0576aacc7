import TestSupport
import Testing

@testable import Labels
@testable import TerminalKit
@testable import Workstation

@Suite("Keys per correct box, on a capture with 100 bursts in four classes")
struct LabelingCostTests {
  private static let scene = BurstSession.scene(count: 100, seed: 7)

  @Test("with proposals and suggestions at most 2")
  func proposals() throws {
    var session = try BurstSession(Self.scene)
    // Finds the signals, and goes to the first one.
    try session.type("PDn")
    var judged = 0
    while let selected = session.canvas.selected, judged < 500 {
      judged += 1
      try session.type(selected.isUnverified ? judge(selected, in: session) : "n")
      if session.canvas.allProposals.isEmpty { break }
    }
    #expect(session.correctCount >= 97, "\(session.correctCount) boxes")
    let perBox = Double(session.keyCount) / Double(session.correctCount)
    #expect(perBox <= 2, "\(session.keyCount) keys for \(session.correctCount) boxes")
    #expect(session.canvas.allProposals.isEmpty)
  }

  /// The keys for a proposal, by a user who sees what it is. Each goes to the next one.
  private func judge(_ proposal: Annotation, in session: BurstSession) -> String {
    let truth = session.scene.signals.first { $0.truth.overlap(with: proposal.box) > 0.5 }
    guard let truth else { return "d" }
    let suggested = session.canvas.suggestions.made(for: proposal)?.label
    return suggested == truth.kind.rawValue ? "a" : truth.digit + "n"
  }

  @Test("by hand at most 6")
  func byHand() throws {
    var session = try BurstSession(Self.scene)
    // Then a burst is about ten columns wide.
    try session.type("gg++++")
    for signal in session.scene.signals {
      let keys = try #require(DrawingHands().keys(for: signal, on: session.canvas))
      try session.type(keys)
    }
    #expect(session.correctCount == 100)
    let perBox = Double(session.keyCount) / 100
    #expect(perBox <= 6, "\(perBox)")
  }
}
