import Foundation
import TerminalSupport
import Workstation

/// The program as ./bench built it, on a terminal of 200 x 60, with somebody at the keys.
final class DrivenProgram {
  /// Colors that the terminal shows.
  enum Colors: String {
    case direct
    case indexed256 = "256"
  }

  let session: TerminalSession
  private let log: URL

  /// Starts it on `capture`, its home below the folder of `workplace`.
  init(_ capture: URL, in workplace: Workplace, colors: Colors = .direct) throws {
    let program = Workplace.root.appending(path: ".build/release/labeltui")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw BenchError.noProgram(path: program.path)
    }
    let home = workplace.file("home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    log = workplace.file("frames-\(UUID().uuidString).jsonl")
    let arguments = [capture.path, "--color", colors.rawValue, "--frame-log", log.path]
    let launch = ProgramLaunch(program, arguments, home: home, size: .large)
    session = try TerminalSession(launch)
  }

  /// Waits until a capture is open and all of its picture is there.
  func waitForPicture() throws {
    // A row in the middle of the picture: to look at all of them would take longer than to draw them.
    let (middle, status) = (25, session.screen.size.rows - 2)
    try session.waitFor("a whole picture") { screen in
      screen.text(row: status).hasPrefix(" VIEW") && !screen.text(row: middle).contains("··")
    }
  }

  /// Types `text`, and waits until nothing is to be drawn any more.
  func type(_ text: String) throws {
    try session.type(text)
    try session.waitUntilIdle()
    try waitForPicture()
  }

  /// Presses `keys` one after the other, each `interval` after the one before.
  ///
  /// What the program writes is taken at once, and shown on the emulated screen in the end: how fast
  /// that one is does not count. Returns what came between two keys.
  func hold(_ keys: [TerminalKey], every interval: Duration) throws -> [[UInt8]] {
    var output: [[UInt8]] = []
    for key in keys {
      let deadline = ContinuousClock.now + interval
      try session.press(key)
      var bytes: [UInt8] = []
      while ContinuousClock.now < deadline {
        bytes += session.terminal.read(waitingUpTo: deadline - .now)
      }
      output.append(bytes)
    }
    for bytes in output { session.screen.feed(bytes) }
    try session.waitUntilIdle()
    return output
  }

  /// The most memory that the program has held, mapped files included, in bytes.
  func peakMemory() throws -> Int { try PeakMemory.bytes(of: session.terminal.process) }

  /// Ends the program; returns the turns of its loop.
  func quit() throws -> [LoopTurn] {
    try session.type("Q")
    guard try session.waitForExit() == .exited(0) else {
      throw BenchError.failedProgram(path: "labeltui", status: 1)
    }
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    return try lines.map { try JSONDecoder().decode(LoopTurn.self, from: Data($0.utf8)) }
  }
}
