import TerminalSupport
import TestSupport
import Testing

@Suite("Resizing the window")
struct ResizeTests {
  static let smallest = ScreenSize(columns: 40, rows: 12)
  static let tooSmall = ScreenSize(columns: 39, rows: 11)

  let workplace: Workplace
  let session: TerminalSession

  init() throws {
    workplace = try Workplace()
    session = try workplace.open(try workplace.add(Samples.video))
    try session.type("vLjjjjtvideo\r")
    try session.waitFor(DrawnBox(columns: 50...60, rows: 10...14, title: "video"))
    try session.waitUntilLabelsAreWritten("1 box, 1 unsaved")
  }

  @Test("to the smallest screen, below it, to a large one, and back gives the same screen")
  func thereAndBack() throws {
    let before = session.screen.cells
    try resize(to: Self.smallest)
    #expect(session.screen.header.contains("VIDEO_5800.rfcap"))
    #expect(session.screen.status.hasPrefix(" VIEW"))
    // The picture shows the whole capture in 30 x 7 cells. The box is at 50 to 61 % of the time and at 50 to 75 % of
    // the band.
    try session.waitFor("the box") { $0.text(row: 4).contains("┌vi") }

    try resize(to: Self.tooSmall)
    #expect(
      session.screen.rows.prefix(3) == [
        "This screen is 39x11.", "labeltui needs 40x12.", "Make it larger, or press Q to quit.",
      ])
    #expect(session.screen.rows.dropFirst(3).joined().isEmpty)

    try resize(to: .large)
    #expect(session.screen.status.hasPrefix(" VIEW"))
    try session.waitFor(DrawnBox(columns: 80...97, rows: 25...38, title: "video"))

    try resize(to: .round)
    try session.waitFor("the earlier screen") { $0.cells == before }
  }

  @Test("below the minimum still lets the user quit")
  func leaving() throws {
    try resize(to: Self.tooSmall)
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  @Test("down to a single cell")
  func tiny() throws {
    let before = session.screen.cells
    for columns in [1, 2, 5, 300] {
      for rows in [1, 2, 3, 90] { try resize(to: ScreenSize(columns: columns, rows: rows)) }
    }
    try resize(to: .round)
    try session.waitFor("the earlier screen") { $0.cells == before }
  }

  @Test("smaller and back before the program reacts redraws the screen that the terminal has cut")
  func unseen() throws {
    let before = session.screen.cells
    for _ in 0..<5 {
      session.resize(to: ScreenSize(columns: 60, rows: 15))
      session.resize(to: .round)
      try session.waitFor("the earlier screen") { $0.cells == before }
    }
  }

  @Test("many times during other work")
  func storm() throws {
    let before = session.screen.cells
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<60 {
      session.resize(
        to: ScreenSize(
          columns: .random(in: 20...220, using: &generator),
          rows: .random(in: 6...70, using: &generator)))
      try session.press(.control("l"))
      try session.pump(waitingUpTo: .milliseconds(Int.random(in: 0...4, using: &generator)))
    }
    try resize(to: .round)
    try session.waitFor("the earlier screen") { $0.cells == before }
  }

  private func resize(to size: ScreenSize) throws {
    session.resize(to: size)
    try session.waitUntilIdle()
  }
}
