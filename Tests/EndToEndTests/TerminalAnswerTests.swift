import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Terminal queries")
struct TerminalAnswerTests {
  let workplace: Workplace
  let capture: URL

  init() throws {
    workplace = try Workplace()
    capture = try workplace.add(Samples.video)
  }

  @Test("do not delay the picture if the terminal never answers")
  func silent() throws {
    let session = try workplace.start(
      [capture.path], size: .round, environment: ["COLORTERM": nil])
    let deadline = ContinuousClock.now + TerminalSession.patience
    while !session.screen.rows.contains(where: { $0.contains("VIEW") }), .now < deadline {
      session.screen.feed(session.terminal.read(waitingUpTo: .milliseconds(5)))
    }
    #expect(session.screen.rows.contains { $0.contains("VIEW") })
    #expect(session.screen.cells.joined().allSatisfy { !$0.background.isRGB })
  }

  @Test(
    "with replies that prove direct color redraw the screen in it, unless the user chose a color depth"
  )
  func directColor() throws {
    let asked = try workplace.open(capture, environment: ["COLORTERM": nil])
    try asked.waitFor("RGB") { $0.cells.joined().contains { $0.background.isRGB } }
    #expect(asked.screen.isAlternate && asked.screen.mouseTracking == .drags)
    try asked.type("q")
    #expect(try asked.waitForExit() == .exited(0))
    #expect(!asked.screen.isAlternate && asked.terminal.lineSettings == .shell)

    let chosen = try workplace.open(capture, arguments: ["--color", "16"])
    try chosen.waitUntilIdle()
    #expect(chosen.screen.cells.joined().allSatisfy { !$0.background.isRGB })
  }

  @Test(
    "enable synchronized output if the terminal supports it, and an unchanged grid sends nothing")
  func synchronized() throws {
    let session = try workplace.open(capture)
    try session.waitUntilIdle()
    #expect(session.screen.received.count(of: "\u{1B}[?2026h") == 0)

    let able = try workplace.start([capture.path], size: .round)
    try able.type("\u{1B}[?2026;2$y\u{1B}[?6c")
    try able.waitForPicture()
    try able.waitUntilIdle()
    let before = able.screen.received.count
    try able.type("l")
    try able.waitUntilIdle()
    let frame = able.screen.received[before...]
    #expect(frame.starts(with: "\u{1B}[?2026h".utf8))
    #expect(frame.suffix(8).elementsEqual("\u{1B}[?2026l".utf8))
    #expect(Array(frame).count(of: "\u{1B}[?2026h") == 1)
    let after = able.screen.received.count
    try able.press(.escape)
    try able.waitUntilIdle()
    #expect(able.screen.received.count == after)
  }

  @Test("with damaged or endless replies change nothing, and keys work afterwards")
  func hostile() throws {
    let session = try workplace.open(capture, environment: ["COLORTERM": nil])
    try session.waitUntilIdle()
    let shown = session.screen.cells
    let junk = [
      "\u{1B}P>|q\u{1B}[2J", "\u{1B}P1$r0;48;2;1;2\u{1B}\\", "\u{1B}_Gi=31;OK;qqqq\u{7}",
      "\u{1B}[?999999999999c", "\u{1B}[?2026;1;1;1$y", "\u{1B}[6;99999;1t",
      "\u{1B}]\(String(repeating: "q", count: 4000))\u{1B}\\", "\u{1B}[?62;4c\u{1B}[?62;4c",
    ]
    for reply in junk { try session.type(reply) }
    try session.waitUntilIdle()
    #expect(session.screen.cells == shown)
    try session.type("q")
    #expect(try session.waitForExit() == .exited(0))
  }

  @Test("leave no replies for the shell if the program quits immediately")
  func leaving() throws {
    let shell = ProgramLaunch(URL(filePath: "/bin/sh"), ["-i"], home: workplace.home, size: .round)
    let session = try TerminalSession(shell)
    try session.waitFor("a prompt") { $0.cursor.column > 0 }
    try session.type("\(BuiltProgram.url.path) \(capture.path); echo left\nq")
    try session.waitFor("the shell and its prompt") { screen in
      screen.rows.contains("left") && !screen.isAlternate && screen.cursor.column > 0
    }
    try session.type("echo over\n")
    try session.waitFor("the shell's answer") { $0.rows.contains("over") }
    #expect(session.screen.rows.allSatisfy { !$0.contains("48:2") && !$0.contains("1;2c") })
  }
}

extension EmulatedColor {
  fileprivate var isRGB: Bool { if case .rgb = self { true } else { false } }
}

extension [UInt8] {
  fileprivate func count(of text: String) -> Int {
    let wanted = Array(text.utf8)
    return indices.count { self[$0...].starts(with: wanted) }
  }
}
