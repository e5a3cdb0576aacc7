import Foundation
import Glibc
import TerminalSupport
import TestSupport
import Testing

@Suite("Terminal session")
struct TerminalSessionTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func start(_ program: String, _ arguments: String..., size: ScreenSize = .classic) throws
    -> TerminalSession
  {
    try TerminalSession(
      ProgramLaunch(URL(filePath: "/bin/\(program)"), arguments, home: home.url, size: size))
  }

  @Test("typed text comes back, and control-D ends cat")
  func cat() throws {
    let session = try start("cat")
    try session.type("hello\r")
    try session.waitFor("both the echo and the copy") { $0.rows.starts(with: ["hello", "hello"]) }
    try session.press(.control("d"))
    #expect(try session.waitForExit() == .exited(0))
  }

  @Test("a wait that is already over does not become endless", .timeLimit(.minutes(10)))
  func expiredWait() throws {
    let session = try start("cat")
    #expect(session.terminal.read(waitingUpTo: .milliseconds(-20)).isEmpty)
  }

  @Test("the terminal is the program's controlling terminal")
  func controllingTerminal() throws {
    let session = try start("sh", "-c", "echo on $(tty); exec < /dev/tty && echo mine; exec cat")
    try session.waitFor("on /dev/pts/")
    try session.waitFor("mine")
    try session.press(.control("c"))
    #expect(try session.waitForExit() == .killed(signal: SIGINT))
  }

  @Test("the size, and SIGWINCH when it changes")
  func size() throws {
    let script = "trap 'stty size' WINCH; stty size; while read line; do echo \"$line\"; done"
    let session = try start("sh", "-c", script, size: ScreenSize(columns: 90, rows: 10))
    try session.waitFor("10 90")
    session.resize(to: .large)
    try session.type("go on\r")
    try session.waitFor("60 200")
  }

  @Test("the line's settings while the program runs and after it")
  func lineSettings() throws {
    let session = try start("sh", "-c", "stty raw -echo; echo set; read line; stty sane")
    try session.waitFor("set")
    let settings = try #require(session.terminal.lineSettings)
    #expect(!settings.waitsForLines && !settings.echoes && !settings.sendsSignals)
    try session.type("\n")
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.terminal.lineSettings == .shell)
  }

  @Test("all output before the end is on the screen")
  func lastWords() throws {
    let session = try start("sh", "-c", "seq 1 20000; exit 3")
    #expect(try session.waitForExit() == .exited(3))
    #expect(session.screen.text(row: 22) == "20000")
  }

  @Test("the environment is exactly the given one")
  func environment() throws {
    var launch = ProgramLaunch(URL(filePath: "/usr/bin/env"), home: home.url, size: .large)
    launch.environment["NO_COLOR"] = "1"
    launch.environment["COLORTERM"] = nil
    let session = try TerminalSession(launch)
    try session.waitForExit()
    let expected = Set(launch.environment.map { "\($0.key)=\($0.value)" })
    #expect(Set(session.screen.rows.filter { !$0.isEmpty }) == expected)
  }

  @Test("no descriptor of the tests leaks into the program")
  func descriptors() throws {
    let leaking = fcntl(STDIN_FILENO, F_DUPFD, 50)
    defer { close(leaking) }
    let session = try start("ls", "/proc/self/fd")
    try session.waitForExit()
    let theOneOnTheFolder = 3
    #expect(session.screen.text(row: 0) == "0  1  2  \(theOneOnTheFolder)")
  }

  @Test("closing the terminal sends SIGHUP")
  func hangUp() throws {
    let file = home.file("hung-up")
    let script =
      "trap 'echo yes > \(file.path); exit 7' HUP; echo ready; while :; do sleep 0.01; done"
    let session = try start("sh", "-c", script)
    try session.waitFor("ready")
    session.terminal.hangUp()
    #expect(try session.waitForExit() == .exited(7))
    #expect(try String(contentsOf: file, encoding: .utf8) == "yes\n")
    #expect(throws: TerminalError.self) { try session.type("x") }
  }

  @Test("kill -9")
  func kill() throws {
    let session = try start("cat")
    session.terminal.send(signal: SIGKILL)
    #expect(try session.waitForExit() == .killed(signal: SIGKILL))
  }

  @Test("control-Z stops a program in a shell, and fg continues it")
  func stop() throws {
    let session = try start("bash", "--norc", "--noprofile", "-i")
    try session.type("PS1='ready> '\r")
    try session.waitFor("the prompt") { $0.rows.contains("ready>") }
    try session.type("sh -c 'echo up; exec cat'\r")
    try session.waitFor("the program to be up") { $0.rows.contains("up") }
    try session.type("one\r")
    try session.waitFor("the copy") { screen in screen.rows.filter { $0 == "one" }.count == 2 }
    try session.press(.control("z"))
    try session.waitFor("Stopped")
    try session.type("fg\r")
    try session.waitFor("what the shell goes on with") {
      $0.rows.contains { $0.hasPrefix("sh -c") }
    }
    // Not a carriage return: the shell may not have enabled its conversion to a newline yet.
    try session.type("two\n")
    try session.waitFor("the copy") { screen in screen.rows.filter { $0 == "two" }.count == 2 }
  }

  @Test("the mouse reports only events that the program enabled")
  func mouse() throws {
    let session = try start(
      "sh", "-c", "stty raw -echo; printf '\\033[?1006;1002hasked\\r\\n'; cat -v", size: .large)
    let start = ScreenPosition(column: 2, row: 5)
    let before = try self.start("cat")
    #expect(throws: TerminalError.self) { try before.click(start) }
    try session.waitFor("asked")
    try session.drag(from: start, to: ScreenPosition(column: 4, row: 6))
    try session.waitFor("^[[<0;3;6M^[[<32;4;6M^[[<32;5;7M^[[<0;5;7m")
    try session.click(ScreenPosition(column: 9, row: 9), button: 3)
    try session.waitFor("^[[<2;10;10M^[[<2;10;10m")
    try session.turnWheel(at: start, notches: 2, upwards: true)
    try session.waitFor("^[[<64;3;6M^[[<64;3;6M")
  }

  @Test("the emulator's replies go to the program")
  func answers() throws {
    let session = try start("sh", "-c", "stty raw -echo; printf '\\033[6n'; exec cat -v")
    try session.waitFor("^[[1;1R")
  }

  @Test("large input and output at the same time do not block")
  func muchInput() throws {
    let session = try start("sh", "-c", "stty raw -echo; echo ready; exec cat")
    try session.waitFor("ready")
    try session.type(String(repeating: "0123456789\r\n", count: 20_000) + "over")
    try session.waitFor("over")
  }

  @Test("when a program is idle, all effects of the keys are on the screen")
  func idle() throws {
    let script = """
      import os, sys, threading, time
      os.system("stty raw -echo"); print("ready", end="", flush=True)
      def answer(key):
          sum(range(int(100000 * (ord(key) % 3))))
          print("\\r" + key * 3, end="", flush=True)
      while key := os.read(0, 1).decode():
          thread = threading.Thread(target=answer, args=key); thread.start(); thread.join()
      """
    let session = try TerminalSession(
      ProgramLaunch(URL(filePath: "/usr/bin/python3"), ["-c", script], home: home.url))
    try session.waitFor("ready")
    for key in String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 8) {
      try session.press(.character(key))
      try session.waitUntilIdle()
      #expect(session.screen.text(row: 0).hasPrefix(String(repeating: key, count: 3)))
    }
  }

  @Test("a program that never rests is not idle")
  func neverIdle() throws {
    let session = try start("sh", "-c", "echo ready; while :; do :; done")
    try session.waitFor("ready")
    #expect(throws: TerminalError.self) {
      try session.waitUntilIdle(timeout: .milliseconds(100))
    }
  }

  @Test("a failed wait shows the screen, the source position and the condition")
  func timeout() throws {
    let session = try start("sh", "-c", "echo something else; exec cat")
    try session.waitFor("something")
    let error = #expect(throws: TerminalError.self) {
      try session.waitFor("wanted", timeout: .milliseconds(50))
    }
    let message = try #require(error).description
    #expect(message.contains("\"wanted\"") && message.contains("|something else "))
    #expect(message.contains("TerminalSessionTests.swift:"))
  }

  @Test("a wait for missing output fails as soon as the program ends")
  func endedWhileWaiting() throws {
    let session = try start("sh", "-c", "echo bye; exit 4")
    let error = #expect(throws: TerminalError.self) { try session.waitFor("wanted") }
    guard case .ended(.exited(4), _, _, let screen) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(screen.contains("bye"))
  }

  @Test("when a session is released, its program is killed")
  func abandoned() throws {
    let process: pid_t
    do {
      let session = try start("sh", "-c", "trap '' HUP; echo ready; exec cat")
      try session.waitFor("ready")
      process = session.terminal.process
    }
    #expect(Glibc.kill(process, 0) == -1 && errno == ESRCH)
  }

  @Test("a program that does not exist")
  func absent() {
    #expect(throws: TerminalError.self) { try start("no-such-program") }
  }
}
