import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("labeltui doctor")
struct DoctorTests {
  /// The fields of the JSON output that the tests check.
  private struct Answer: Decodable {
    struct Advice: Decodable {
      var line: String
      var place: String
    }

    var term: String
    var terminalQueries: String
    var colors: String
    var pictureBlocks: [String]
    var sixel: Bool?
    var version: String?
    var columns: Int?
    var cellWidthPx: Int?
    var synchronizedOutput: Bool?
    var sgrMouse: Bool?
    var advice: [Advice]
  }

  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func start(
    _ arguments: [String], environment: [String: String?] = [:]
  ) throws -> TerminalSession {
    var launch = ProgramLaunch(
      BuiltProgram.url, ["doctor"] + arguments, home: home.url,
      size: ScreenSize(columns: 120, rows: 60))
    for (name, value) in environment { launch.environment[name] = value }
    return try TerminalSession(launch)
  }

  private func json(_ session: TerminalSession) throws -> Answer {
    let text = String(decoding: session.screen.received, as: UTF8.self)
    let start = try #require(text.firstIndex(of: "{"))
    return try decode(String(text[start...]))
  }

  private func decode(_ json: String) throws -> Answer {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Answer.self, from: Data(json.utf8))
  }

  @Test("queries the terminal, restores the line, and reports the replies")
  func asked() throws {
    let session = try start(["--json"], environment: ["COLORTERM": nil])
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.terminal.lineSettings == .shell)
    let answer = try json(session)
    #expect(answer.term == "xterm-256color" && answer.terminalQueries == "answered")
    #expect(answer.colors == "direct" && answer.columns == 120)
    #expect(answer.sixel == false && answer.synchronizedOutput == false)
    #expect(answer.pictureBlocks == ["half", "quadrants"] && answer.advice.isEmpty)
  }

  @Test("reports all features of a capable terminal")
  func capable() throws {
    let session = try start(["--json"], environment: ["TERM": "xterm", "COLORTERM": nil])
    // Before the emulator can send its own replies.
    try session.type(
      "\u{1B}P>|kitty(0.26.5)\u{1B}\\\u{1B}[?2026;2$y\u{1B}[?1006;2$y\u{1B}_Gi=31;OK\u{1B}\\"
        + "\u{1B}[6;18;9t\u{1B}[?62;4c")
    #expect(try session.waitForExit() == .exited(0))
    let answer = try json(session)
    #expect(answer.version == "kitty(0.26.5)" && answer.colors == "direct")
    #expect(answer.pictureBlocks.last == "sextants" && answer.cellWidthPx == 9)
    #expect(answer.synchronizedOutput == true && answer.sgrMouse == true)
  }

  @Test("waits half a second for a terminal that does not reply, and restores it")
  func silent() throws {
    let session = try start([], environment: ["COLORTERM": nil])
    // Reads the input without replying.
    while session.terminal.exitStatus == nil {
      session.screen.feed(session.terminal.read(waitingUpTo: .milliseconds(5)))
      session.terminal.updateExitStatus()
    }
    #expect(session.terminal.exitStatus == .exited(0))
    #expect(session.terminal.lineSettings == .shell)
    #expect(session.screen.rows.contains { $0.contains("not answered within half a second") })
    #expect(session.screen.rows.contains { $0.contains("export COLORTERM=truecolor") })
  }

  @Test("restores the line after a signal during the wait", arguments: [SIGTERM, SIGINT, SIGHUP])
  func interrupted(signal: Int32) throws {
    let session = try start([])
    while !session.screen.received.contains("\u{1B}[c") {
      session.screen.feed(session.terminal.read(waitingUpTo: .milliseconds(5)))
    }
    session.terminal.send(signal: signal)
    #expect(try session.waitForExit() == .exited(1))
    #expect(session.terminal.lineSettings == .shell)
  }

  @Test(
    "sends no queries to terminals that would print them, and gives advice for unknown ones",
    arguments: [("linux", "not asked", 0), ("dumb", "not asked", 1), ("no-such", "answered", 1)])
  func others(term: String, queries: String, advised: Int) throws {
    let session = try start(["--json"], environment: ["TERM": term, "COLORTERM": "truecolor"])
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.screen.received.contains("\u{1B}") == (queries == "answered"))
    let answer = try json(session)
    #expect(answer.terminalQueries == queries && answer.advice.count == advised)
  }

  @Test("for a TERM of 8 colors, suggests the one with 256, inside tmux and outside")
  func fewColors() throws {
    let environment = [
      "TERM": "xterm", "COLORTERM": "", "TMUX": "", "STY": "", "LC_ALL": "C.UTF-8",
      "HOME": home.url.path, "XTERM_VERSION": "", "NO_COLOR": "", "SSH_CONNECTION": "",
    ]
    let run = try CommandRun(["doctor"], environment: environment)
    #expect(run.output.contains("export TERM=xterm-256color"))
    #expect(!run.output.contains("Nothing to improve"))
    let inTmux = environment.merging(["TMUX": home.file("none").path + ",1,0"]) { $1 }
    let other = try CommandRun(["doctor"], environment: inTmux)
    #expect(other.output.contains("set -g default-terminal tmux-256color"))
  }

  @Test("without a terminal, reports the environment and exits with 0")
  func noTerminal() throws {
    let environment = [
      "TERM": "xterm-256color", "COLORTERM": "truecolor", "TMUX": "", "LC_ALL": "C.UTF-8",
      "SSH_CONNECTION": "1 2 3 4", "HOME": home.url.path, "XTERM_VERSION": "", "NO_COLOR": "",
    ]
    let run = try CommandRun(["doctor"], environment: environment)
    #expect(run.status == 0 && run.errors.isEmpty && run.rawScalars.isEmpty)
    #expect(
      run.output.contains("is not a terminal") && run.output.contains("direct (from COLORTERM)"))
    #expect(run.output.contains("~/.ssh/config (or ssh -C): Compression yes"))
    let json = try CommandRun(["doctor", "--json"], environment: environment)
    let answer = try decode(json.output)
    #expect(answer.terminalQueries == "no terminal" && answer.sixel == nil && answer.columns == nil)
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: wanted) }
  }
}
