import Glibc
import TerminalSupport
import TestSupport
import Testing

@Suite("Random keys")
struct RandomKeysTests {
  /// A kind of terminal, and the seed of the random inputs.
  struct Run: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var seed: UInt64
    var environment: [String: String?]
    var options: [String] = []
  }

  static let runs = [
    Run(testDescription: "direct color", seed: 1, environment: [:]),
    Run(testDescription: "256 colors", seed: 2, environment: [:], options: ["--color", "256"]),
    Run(testDescription: "asked for its colors", seed: 4, environment: ["COLORTERM": nil]),
    Run(testDescription: "no color", seed: 3, environment: ["NO_COLOR": "1"]),
  ]

  // More than 10,000 inputs in all runs.
  private static let rounds = 20
  private static let stepsPerRound = 160
  private static let pansPerRound = 8

  @Test(
    "do not crash the program, and its screen equals a full redraw",
    arguments: runs)
  func anything(_ run: Run) throws {
    let folder = try HostileFolder()
    let session = try folder.workplace.start(
      [folder.workplace.captures.path] + run.options, size: .round, environment: run.environment)
    try session.waitForHeader("12 captures")
    var hands = RandomHands(seed: run.seed)
    for round in 0..<Self.rounds {
      if round.isMultiple(of: 2) { try openGoodCapture(session) }
      for _ in 0..<Self.stepsPerRound { try hands.doSomething(on: session) }
      try settle(session)
      // In the list, the keys that pan would open a capture, and its error would stay in the status line until Ctrl-L.
      if !session.screen.status.hasPrefix(" LIST") {
        for _ in 0..<Self.pansPerRound { try hands.pan(session) }
      }
      try session.waitUntilIdle()
      try expectFullRedrawChangesNothing(session, "round \(round) of \(run)")
      try closeDocument(session)
    }
    #expect(session.screen.received.count(of: "\u{1B}7") >= 20, "hardly any picture was moved")
    session.terminal.send(signal: SIGTERM)
    #expect(try session.waitForExit() == .exited(0))
  }

  /// Opens the third capture of the list, whose picture can be moved.
  private func openGoodCapture(_ session: TerminalSession) throws {
    guard session.screen.status.hasPrefix(" LIST") else { return }
    try session.type("ggjj\r")
    try session.waitForPicture()
    try session.type("++++")
  }

  /// Closes prompts and overlays, which handle Ctrl-L themselves, and clears the message, because Ctrl-L clears it,
  /// too.
  private func settle(_ session: TerminalSession) throws {
    for key in [TerminalKey.escape, .escape, .character("M"), .escape] {
      try session.waitUntilIdle()
      try session.press(key)
    }
    try session.waitUntilIdle()
  }

  private func expectFullRedrawChangesNothing(_ session: TerminalSession, _ comment: String) throws
  {
    let shown = session.screen.cells.map { $0.map(\.visible) }
    let (count, framed) = (session.screen.received.count, session.screen.framed)
    try session.press(.control("l"))
    try session.waitUntilIdle()
    #expect(session.screen.received.count - count > 200, "\(comment): nothing was drawn")
    let redrawn = session.screen.cells.map { $0.map(\.visible) }
    for row in shown.indices {
      for column in shown[row].indices where shown[row][column] != redrawn[row][column] {
        let place = "row \(row), column \(column)"
        Issue.record(
          "\(comment), \(place): \(shown[row][column]) became \(redrawn[row][column])\n\(framed)\n\(session.screen.framed)"
        )
        return
      }
    }
  }

  /// Closes a capture, a review and what is above them. Random keys do not do that, because the same key could end the
  /// program.
  private func closeDocument(_ session: TerminalSession) throws {
    for _ in 0..<Self.mostPlaces {
      if session.screen.status.hasPrefix(" LIST") { return }
      try session.type(session.screen.status.hasPrefix(" QUESTION") ? "y" : "q")
      try session.waitUntilIdle()
    }
  }

  /// The largest number of places that are closed after a round, with a question for each.
  private static let mostPlaces = 10
}

extension EmulatedCell {
  /// The cell without invisible properties: a space has no text color.
  fileprivate var visible: EmulatedCell {
    guard text == " ", !isReversed, !isUnderlined else { return self }
    var cell = self
    cell.foreground = .standard
    cell.isBold = false
    return cell
  }
}

extension [UInt8] {
  /// The number of times that `sequence`, of two bytes, occurs.
  fileprivate func count(of sequence: String) -> Int {
    zip(self, dropFirst()).count { [$0, $1] == Array(sequence.utf8) }
  }
}
