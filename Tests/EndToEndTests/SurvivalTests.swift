import Foundation
import Glibc
import TerminalSupport
import TestSupport
import Testing

@Suite("Drawn boxes survive")
struct SurvivalTests {
  /// The ways in which the program ends.
  enum End: String, CaseIterable, CustomTestStringConvertible {
    case killed = "kill -9"
    case closedTerminal = "a closed terminal"
    case terminated = "SIGTERM"
    case left = "q without saving"
    case crashed = "a crash"

    var testDescription: String { rawValue }

    /// Whether the program ends without finishing its work.
    var isSudden: Bool { self == .killed || self == .crashed }

    /// The expected exit status.
    var status: TerminalSupport.ExitStatus {
      switch self {
      case .killed: .killed(signal: SIGKILL)
      case .crashed: .killed(signal: SIGSEGV)
      case .closedTerminal, .terminated, .left: .exited(0)
      }
    }

    func apply(to session: TerminalSession) throws {
      switch self {
      case .killed: session.terminal.send(signal: SIGKILL)
      case .closedTerminal: session.terminal.hangUp()
      case .terminated: session.terminal.send(signal: SIGTERM)
      case .left: try session.type("q")
      case .crashed: session.terminal.send(signal: SIGSEGV)
      }
    }
  }

  static let boxes = [
    DrawnBox(columns: 50...57, rows: 8...10, title: "video"),
    DrawnBox(columns: 60...67, rows: 8...12, title: "video"),
    DrawnBox(columns: 20...29, rows: 3...6, title: "video"),
  ]

  let workplace: Workplace
  let capture: URL

  init() throws {
    workplace = try Workplace()
    capture = try workplace.add(Samples.video)
  }

  @Test("any end of the program", arguments: End.allCases)
  func end(_ end: End) throws {
    let session = try workplace.open(capture)
    try session.type("vlllllllkktvideo\r3l" + "vjjjjlllllll1")
    try session.drag(from: (20, 3), to: (29, 6))
    try session.waitFor("three boxes") { $0.header.contains("3 boxes, 3 unsaved") }
    // If the end is not sudden, the program writes the boxes before it ends.
    if end.isSudden { try session.waitUntilLabelsAreWritten("3 boxes, 3 unsaved") }
    try end.apply(to: session)
    #expect(try session.waitForExit() == end.status)

    let files = try FileManager.default.contentsOfDirectory(atPath: workplace.captures.path)
    let labels = capture.deletingPathExtension().lastPathComponent + ".sigmf-meta"
    #expect(files.sorted() == [capture.lastPathComponent, labels])
    let again = try workplace.open(capture)
    try again.waitForHeader("3 boxes, 3 unsaved")
    for box in Self.boxes { try again.waitFor(box) }
  }

  @Test(
    "kill -9 at a random time while boxes are drawn loses no box that the header counted as written"
  )
  func burst() throws {
    var generator = SeededGenerator(seed: 9)
    var most = 0
    for _ in 0..<10 {
      let session = try workplace.open(capture)
      #expect(try #require(Self.count(in: session.screen.header)) >= most)
      if most == 0 { try session.type("vltvideo\r") }
      try session.type(String(repeating: "vl1vj1", count: 10))
      let end = ContinuousClock.now + .milliseconds(Int.random(in: 1...60, using: &generator))
      while ContinuousClock.now < end {
        try session.pump(waitingUpTo: .milliseconds(1))
        most = max(most, session.screen.writtenBoxes ?? 0)
      }
      session.terminal.send(signal: SIGKILL)
      try session.waitForExit()
    }
    let session = try workplace.open(capture)
    #expect(try #require(Self.count(in: session.screen.header)) >= most)
    #expect(most > 20)
  }

  @Test("a crash while another program labels the same capture loses nothing of that program")
  func twoPrograms() throws {
    let first = try workplace.open(capture)
    let second = try workplace.open(capture)
    try first.type("vlllllllkktvideo\r")
    try first.waitUntilLabelsAreWritten("1 box, 1 unsaved")
    try second.drag(from: (20, 3), to: (29, 6))
    try second.waitForStatus("Class:")
    try second.type("burst\r")
    try second.waitFor(Self.boxes[2].titled("burst").isHeavy(true))
    // When the second program writes its labels, it merges the labels of the first one and shows them, too.
    try second.waitUntilLabelsAreWritten("2 boxes, 2 unsaved")
    try second.waitFor(Self.boxes[0])
    first.terminal.send(signal: SIGKILL)
    second.terminal.send(signal: SIGKILL)
    let third = try workplace.open(capture)
    try third.waitForHeader("2 boxes, 2 unsaved")
    try third.waitFor(Self.boxes[0])
    try third.waitFor(Self.boxes[2].titled("burst"))
  }

  @Test("two programs drawing on one capture at the same time lose no box")
  func simultaneous() throws {
    let sessions = try [workplace.open(capture), workplace.open(capture)]
    for session in sessions { try session.type("vltvideo\r") }
    for _ in 0..<20 {
      for session in sessions { try session.type("vl1vj1") }
    }
    for session in sessions {
      try session.type("q")
      #expect(try session.waitForExit() == .exited(0))
    }
    let third = try workplace.open(capture)
    try third.waitForHeader("82 boxes, 82 unsaved")
  }

  /// The number of boxes in the header.
  private static func count(in header: String) -> Int? {
    let words = header.split(separator: " ")
    return words.firstIndex { $0.hasPrefix("box") }.flatMap { Int(words[$0 - 1]) }
  }
}

extension EmulatedScreen {
  /// The number of boxes that the header counts as written; nil if the labels are not written yet, or if the header
  /// is not drawn completely.
  fileprivate var writtenBoxes: Int? {
    guard let match = header.firstMatch(of: /\s(\d+) box(es)?, (\d+) unsaved$/),
      match.1 == match.3, header.count == size.columns - 1
    else { return nil }
    return Int(match.1)
  }
}
