import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Command line, palette, config file and tutor on a terminal")
struct ComfortSessionTests {
  @Test("commands by name are performed and remembered, and a document reopens where it was")
  func remembers() throws {
    let workplace = try Workplace()
    let capture = try workplace.add(Samples.video)
    let session = try workplace.open(capture)
    try session.type(":zoom-in-t")
    try session.waitFor("zoom-in-time")
    try session.type("\t\r")
    try session.type(":zoom-in-time 2\r")
    try session.type("\u{10}")
    try session.waitFor("Find a command")
    try session.type("figures\u{1B}")
    try session.waitForNo("Find a command")
    try session.type("g")
    try session.waitFor("go to the start")
    try session.type("gLL")
    try session.waitForPicture()
    let axis = try #require(Self.timeAxis(of: session))
    try session.type("q")
    #expect(try session.waitForExit() == .exited(0))

    let again = try workplace.open(capture)
    #expect(Self.timeAxis(of: again) == axis)
    try again.type(":\u{1B}[A")
    try again.waitFor("zoom-in-time 2")
    try again.type("\u{1B}")
    try again.waitForNo("zoom-in-time 2")
    try again.type("q")
    #expect(try again.waitForExit() == .exited(0))
  }

  /// The row with the numbers of the time axis.
  private static func timeAxis(of session: TerminalSession) -> String? {
    session.screen.rows.first { row in
      ["s", "ms", "µs"].contains(row.split(separator: " ").first ?? "")
    }
  }

  @Test("the config file changes keys; a mistake in it is a message with its line")
  func config() throws {
    let workplace = try Workplace()
    let folder = workplace.home.appending(path: ".config/labeltui")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "config.toml")
    let capture = try workplace.add(Samples.video)
    try Data("[keys]\nstart-box = \"ctrl-y\"\n".utf8).write(to: file)
    let session = try workplace.open(capture)
    try session.waitFor("^Y box")
    try session.type("\u{19}")
    try session.waitFor("DRAW")
    try session.type("\u{1B}")
    try session.waitForNo("DRAW")
    try session.type("q")
    #expect(try session.waitForExit() == .exited(0))

    try Data("[keys]\nstart-box = \"h\"\n".utf8).write(to: file)
    let refused = try workplace.open(capture)
    try refused.waitFor("config.toml, line 2: h for start-box")
    try refused.waitFor("v box")
    try refused.type("q")
    #expect(try refused.waitForExit() == .exited(0))
  }

  @Test("the page of the first run is shown once, and the first key closes it")
  func welcome() throws {
    let workplace = try Workplace()
    try workplace.add(Samples.video)
    let arguments = [workplace.captures.path]
    let first = try workplace.start(
      arguments, size: .classic, environment: ["LABELTUI_WELCOME": nil])
    try first.waitFor("Welcome to labeltui")
    try first.waitFor("Documents: 1 capture")
    try first.type("q")
    #expect(try first.waitForExit() == .exited(0))
    let second = try workplace.start(
      arguments, size: .classic, environment: ["LABELTUI_WELCOME": nil])
    try second.waitFor("LIST")
    #expect(!second.screen.rows.contains { $0.contains("Welcome") })
    try second.type("q")
    #expect(try second.waitForExit() == .exited(0))
  }

  @Test("the tutor can be done with keys on a small screen, and leaves nothing behind")
  func tutor() throws {
    let workplace = try Workplace()
    let temporary = workplace.home.appending(path: "tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let session = try workplace.start(
      ["tutor"], size: .classic, environment: ["TMPDIR": temporary.path])
    let steps = [
      "l", "+", "f", "v", "LKtburst\r", "n\t\tl", "u", "T", "T", "s", "\u{10}zoom\r",
    ]
    for (index, keys) in steps.enumerated() {
      try session.waitFor("Tutor \(index + 1)/\(steps.count + 1)")
      // The first page of the tutor is there before its capture is open.
      if index == 0 { try session.waitFor("VIEW") }
      if index == 8 { try session.waitFor("TRAIN") }
      try session.type(keys)
    }
    try session.waitFor("Done.")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
  }
}
