import TerminalSupport
import TestSupport
import Testing

/// The number of bytes that a change sends to a terminal of 200 x 60 cells. On a slow connection it determines the
/// delay.
@Suite("Bytes on the wire")
struct WireBudgetTests {
  private static let pan = 5 * 1024
  private static let smallChange = 6 * 1024
  private static let fullScreen = 500 * 1024

  let workplace: Workplace
  let session: TerminalSession

  init() throws {
    workplace = try Workplace()
    session = try workplace.open(try workplace.add(Samples.video), size: .large)
  }

  @Test("no change sends nothing")
  func nothing() throws {
    try session.press(.home)
    try session.waitUntilIdle()
    #expect(try cost { try session.type("h") } == 0)
    #expect(try cost { try session.press(.escape) } == 0)
    #expect(try cost { session.resize(to: .large) } == 0)
  }

  @Test("the crosshair moves by one cell", arguments: ["h", "j", "k", "l"])
  func crosshair(key: String) throws {
    let bytes = try cost { try session.type(key) }
    #expect(bytes <= Self.smallChange)
  }

  @Test("a box moves by one cell, by keys and by the mouse")
  func box() throws {
    try session.type("vlllllllllllljjjjjjtvideo\r")
    try session.waitFor("video")
    try session.press(.character("n"), .tab)
    try session.waitFor(" EDIT")
    try session.waitUntilIdle()
    for key in ["l", "h", "k", "j"] {
      let bytes = try cost { try session.type(key) }
      #expect(bytes <= Self.smallChange, "\(key)")
    }
    #expect(try cost { try session.type("u") } <= Self.smallChange)
    #expect(try cost { try session.type("d") } <= Self.smallChange)
  }

  @Test(
    "the view moves by one column: Shift with an arrow, and the crosshair at the edge",
    arguments: ["direct", "256"])
  func pan(colors: String) throws {
    let session = try workplace.open(
      try workplace.add(Samples.video), size: .large, arguments: ["--color", colors])
    try session.type("++++gg")
    try session.waitForPicture()
    for key in [TerminalKey.shiftRight, .shiftLeft] {
      for step in 1...8 {
        let bytes = try cost(on: session) { try session.press(key) }
        #expect((500...Self.pan).contains(bytes), "\(key), step \(step)")
      }
    }
    // The crosshair is in the ninth column now.
    try session.press(.pageDown)
    try session.waitForPicture()
    for step in 1...16 {
      let bytes = try cost(on: session) { try session.type("h") }
      #expect(bytes <= Self.pan, "h, step \(step)")
    }
  }

  @Test("a full screen")
  func full() throws {
    let bytes = try cost { try session.press(.control("l")) }
    #expect(bytes <= Self.fullScreen && bytes > 50_000)
    #expect(try cost { try session.type("+") } <= Self.fullScreen)
  }

  /// The number of bytes that the program sends because of `action`.
  private func cost(
    on session: TerminalSession? = nil, of action: () throws -> Void
  ) throws -> Int {
    let session = session ?? self.session
    let before = session.screen.received.count
    try action()
    try session.waitUntilIdle()
    return session.screen.received.count - before
  }
}
