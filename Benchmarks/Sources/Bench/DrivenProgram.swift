import Foundation
import TerminalSupport
import Workstation

/// The program as ./bench built it, on a terminal of 200 x 60, driven by keys.
final class DrivenProgram {
  /// The number of colors of the terminal.
  enum Colors: String {
    case direct
    case indexed256 = "256"
  }

  let session: TerminalSession
  private let log: URL

  /// Starts it on `capture`, with its home inside the folder of `workplace`.
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

  /// Waits until a capture is open and its picture is complete.
  func waitForPicture() throws {
    // A row in the middle of the picture: checking all rows would take longer than drawing them.
    let (middle, status) = (25, session.screen.size.rows - 2)
    try session.waitFor("a complete picture") { screen in
      screen.text(row: status).hasPrefix(" VIEW") && !screen.text(row: middle).contains("··")
    }
  }

  /// Types `text`, and waits until nothing more is drawn.
  func type(_ text: String) throws {
    try session.type(text)
    try session.waitUntilIdle()
    try waitForPicture()
  }

  /// Presses `keys` one after another, `interval` apart.
  ///
  /// The program's output is read immediately and applied to the emulated screen at the end, so the
  /// speed of the emulator does not matter. Returns the output after each key.
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

  /// The peak memory of the program, including mapped files, in bytes.
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
