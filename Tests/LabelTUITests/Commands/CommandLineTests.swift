import Foundation
import Foundations
import TerminalSupport
import TestSupport
import Testing

@testable import Commands

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "every command has help and version", arguments: [""] + Program.commands.map { $0.syntax.name })
  func help(_ name: String) throws {
    let words = name.split(separator: " ").map(String.init)
    for option in ["--help", "-h"] {
      let run = try CommandRun(words + [option])
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(run.output.hasPrefix("Usage: labeltui \(name)"))
      #expect(run.output.contains("--version"))
      #expect(run.rawScalars.isEmpty)
    }
    let run = try CommandRun(words + ["--version"])
    #expect(run.output == "labeltui \(EngineVersion.current)\n" && run.status == 0)
  }

  @Test("the help of the program names every command")
  func overview() throws {
    let help = try CommandRun("--help").output
    for command in Program.commands { #expect(help.contains(command.syntax.usage)) }
  }

  @Test(
    "wrong usage exits with 2 and a helpful line",
    arguments: [
      (["info"], "missing argument: the PATH of a capture"),
      (["info", ""], "missing argument: the PATH of a capture"),
      (["info", "a", "b"], "unexpected argument: b"),
      (["info", "a", "--nonsense"], "unknown option: --nonsense"),
      (["info", "a", "--json=1"], "--json takes no value"),
      (["info", "-x"], "unknown option: -x"), (["--nonsense"], "unknown option: --nonsense"),
      (["spectrogram", "a"], "missing option: --out FILE"),
      (["spectrogram", "a", "--out"], "--out needs a value"),
      (["spectrogram", "a", "--out", "b.jpg"], "must be a file that ends in .npz or .png"),
      (["spectrogram", "a", "--out=b.npz", "--start", "x"], "--start is x, but must be a number"),
      (["spectrogram", "a", "--out=b.npz", "--start", "nan"], "but must be a number"),
      (["spectrogram", "a", "--out=b.npz", "--start", "-1"], "seconds, 0 or more"),
      (["spectrogram", "a", "--out=b.npz", "--duration="], "--duration is empty"),
      (["synth"], "synth needs a subcommand: labeltui synth capture"),
      (["synth", "capture"], "missing option: --out FILE"),
      (["synth", "capture", "--out", "x", "--seed", "-1"], "--seed is -1"),
      (["synth", "capture", "--out", "x", "--signals", "tone,radar"], "but must be a list of"),
      (["--color", "mauve"], "direct, 256, 16, 8, none or auto"),
      (["--window", "0"], "--window is 0"), (["engine", "x"], "unexpected argument: x"),
    ])
  func wrongUsage(words: [String], reason: String) throws {
    let run = try CommandRun(words)
    #expect(run.status == 2)
    #expect(run.failsInOneLine && run.errors.contains(reason), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("a first word that is not a command is a path, and so is everything after --")
  func paths() throws {
    for words in [["x.rfcap"], [], ["./info"], ["--", "info"], ["training_data"]] {
      #expect(try commandName(words) == "", "\(words)")
    }
    #expect(try commandName(["info"]) == "info")
    #expect(try commandName(["synth", "capture", "--help"]) == "synth capture")
    #expect(try WorkstationCommand.syntax.parse(["--", "info"]).operands == ["info"])
  }

  @Test(
    "a command takes precedence over a folder of its name, and the message says how to open the folder",
    arguments: ["samples", "synth", "info"])
  func folderNamedLikeCommand(name: String) throws {
    let folder = try TemporaryFolder()
    let hint = "to open the file or folder of that name, run labeltui ./\(name)"
    #expect(!(try CommandRun([name], in: folder.url).errors.contains(hint)))
    try FileManager.default.createDirectory(
      at: folder.file(name), withIntermediateDirectories: false)
    let run = try CommandRun([name], in: folder.url)
    #expect(run.status == 2 && run.failsInOneLine && run.errors.contains(hint))
    // It gets as far as the terminal.
    #expect(try CommandRun(["./" + name], in: folder.url).status == 1)
  }

  private func commandName(_ words: [String]) throws -> String {
    try Program.command(for: words).0.syntax.name
  }

  @Test("the workstation reports a missing terminal")
  func noTerminal() throws {
    let run = try CommandRun()
    #expect(run.status == 1 && run.failsInOneLine)
    #expect(run.errors.contains("not a terminal"))
  }

  @Test("a closed standard output is a failure, not a signal")
  func brokenOutput() throws {
    let folder = try TemporaryFolder()
    let path = try TestCapture().write(to: folder.file("x.rfcap"))
    let process = Process()
    process.executableURL = BuiltProgram.url
    process.arguments = ["info", path]
    let (output, errors) = (Pipe(), Pipe())
    try output.fileHandleForReading.close()
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said == "labeltui: cannot write standard output (Broken pipe)\n")
  }

  @Test("info prints JSON with exactly its fields, and null for values that are not finite")
  func info() throws {
    let folder = try TemporaryFolder()
    var capture = TestCapture()
    capture.header.latitude = .nan
    let path = try capture.write(to: folder.file("x.rfcap"))
    #expect(
      try CommandRun("info", path, "--json").output == """
        {
          "format": "rfcap",
          "datatype": "cf32_le",
          "path": "\(path)",
          "sample_rate_hz": 1000000.0,
          "center_freq_hz": 100000000.0,
          "bandwidth_hz": 800000.0,
          "samples": 8192,
          "duration_sec": 0.008192,
          "start_time": 1794744000.0,
          "signal_name": "TEST",
          "latitude": null,
          "longitude": -2.5,
          "warnings": []
        }

        """)
  }

  @Test("the text of info is aligned and has units")
  func infoText() throws {
    let folder = try TemporaryFolder()
    let path = try TestCapture().write(to: folder.file("x.rfcap"))
    #expect(
      try CommandRun("info", path).output == """
        \(path)
          format       RFCAP
          datatype     cf32_le
          signal name  TEST
          center       100 MHz
          band         99.5 MHz to 100.5 MHz
          sample rate  1 MS/s
          bandwidth    800 kHz
          samples      8192
          duration     8.192 ms
          start        2026-11-15T12:00:00.000Z
          position     1.5°, -2.5°

        """)
  }

  @Test("the engine replies line by line, with control characters escaped")
  func engine() throws {
    let folder = try TemporaryFolder()
    let lines = """
      {"command": "get_sample_count", "signal_name": "A"}
      nonsense
      {"command": "get_sample_count", "signal_name": "../\\u001b[2J\\u202e"}

      """
    let run = try CommandRun(["engine", "--dataset", folder.url.path], input: lines)
    #expect(run.status == 0)
    #expect(run.output.count { $0 == "\n" } == 3, "\(run.output)")
    #expect(run.rawScalars.isEmpty)
  }
}
