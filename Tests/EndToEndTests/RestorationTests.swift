import Foundation
import Glibc
import TerminalSupport
import TestSupport
import Testing

@Suite("The terminal is restored")
struct RestorationTests {
  let workplace: Workplace
  let capture: URL

  init() throws {
    workplace = try Workplace()
    capture = try workplace.add(Samples.video)
  }

  @Test("while the program runs, all modes that the other tests check are changed")
  func claimed() throws {
    let session = try workplace.open(capture)
    expectClaimed(session)
  }

  @Test("after q, and after Q from a prompt")
  func quitting() throws {
    for keys in ["q", "rQ", "?Q"] {
      let session = try workplace.open(capture)
      try session.type(keys)
      #expect(try session.waitForExit() == .exited(0))
      expectRestored(session)
    }
  }

  @Test("after SIGTERM and SIGINT", arguments: [SIGTERM, SIGINT])
  func terminated(signal: Int32) throws {
    let session = try workplace.open(capture)
    session.terminal.send(signal: signal)
    #expect(try session.waitForExit() == .exited(0))
    expectRestored(session)
  }

  @Test(
    "after a crash, and any other signal that ends a process",
    arguments: [
      SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGQUIT, SIGSYS, SIGXCPU, SIGALRM,
      SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGIO, SIGPWR, SIGSTKFLT, 34, 64,
    ])
  func crashed(signal: Int32) throws {
    let session = try workplace.open(capture)
    session.terminal.send(signal: signal)
    #expect(try session.waitForExit() == .killed(signal: signal))
    expectRestored(session)
  }

  @Test("while control-Z stops it; fg shows everything again")
  func stopped() throws {
    let shell = ProgramLaunch(URL(filePath: "/bin/sh"), ["-i"], home: workplace.home, size: .round)
    let session = try TerminalSession(shell)
    try session.waitFor("a prompt") { $0.cursor.column > 0 }
    try session.type("echo before; \(BuiltProgram.url.path) \(capture.path)\n")
    // Does not wait until the program is idle, here and below: the process of the terminal is the shell.
    try session.waitFor("VIEW")
    try session.type("vlllllllkktvideo\r")
    let box = DrawnBox(columns: 50...57, rows: 8...10, title: "video")
    try session.waitFor("\(box)", until: box.isShown)
    try session.waitUntilLabelsAreWritten("1 box, 1 unsaved")
    while try session.pump(waitingUpTo: .milliseconds(200)) {}
    expectClaimed(session)
    let shown = session.screen.cells

    try session.press(.control("z"))
    try session.waitFor("Stopped")
    try session.waitFor("before")
    expectRestored(session)
    try session.type("echo typed\n")
    try session.waitFor("the shell's answer") { $0.rows.contains("typed") }

    try session.type("fg\n")
    try session.waitFor("the earlier screen") { $0.cells == shown }
    expectClaimed(session)
    try session.type("q")
    try session.waitFor("the shell's screen") { $0.rows.contains("typed") }
    try session.type("exit\n")
    #expect(try session.waitForExit() == .exited(0))
    expectRestored(session)
  }

  @Test("control-Z does not stop the program if no shell can continue it")
  func notStopped() throws {
    let session = try workplace.open(capture)
    try session.press(.control("z"))
    try session.type("vl")
    try session.waitForStatus("DRAW")
    expectClaimed(session)
  }

  private func expectClaimed(_ session: TerminalSession) {
    #expect(session.screen.isAlternate && session.screen.mouseTracking == .drags)
    #expect(session.screen.privateModes.isSuperset(of: [1002, 1006, 1049, 2004]))
    let line = session.terminal.lineSettings
    #expect(line?.waitsForLines == false && line?.echoes == false && line?.sendsSignals == false)
  }

  private func expectRestored(
    _ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // The modes that every terminal has by default: wrapping lines, and a visible cursor.
    let usual: Set = [7, 25]
    #expect(
      session.screen.privateModes.isSubset(of: usual),
      sourceLocation: sourceLocation)
    #expect(
      !session.screen.isAlternate && session.screen.cursorIsVisible
        && session.screen.mouseTracking == .none, sourceLocation: sourceLocation)
    #expect(session.terminal.lineSettings == .shell, sourceLocation: sourceLocation)
  }
}
