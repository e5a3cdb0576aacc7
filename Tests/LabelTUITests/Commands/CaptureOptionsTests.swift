import Foundation
import TestSupport
import Testing

@Suite("Capture options on the command line")
struct CaptureOptionsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Data([UInt8](repeating: 0x40, count: 40_000)).write(to: folder.file("x.cs8"))
    try Data([UInt8](repeating: 0x40, count: 40_000)).write(to: folder.file("x.bin"))
  }

  private func run(_ words: String...) throws -> CommandRun {
    try CommandRun(words, in: folder.url, environment: ["XDG_STATE_HOME": folder.file("s").path])
  }

  @Test("raw IQ without a rate is described, but has no image")
  func noRate() throws {
    let info = try run("info", "x.cs8")
    #expect(info.status == 0 && info.output.contains("sample rate  unknown; give --rate"))
    let json = try run("info", "x.cs8", "--json")
    for line in [
      #""format": "raw""#, #""datatype": "ci8""#, #""sample_rate_hz": null"#,
      #""center_freq_hz": null"#, #""bandwidth_hz": null"#, #""samples": 20000"#,
      #""duration_sec": null"#, #""start_time": null"#, #""signal_name": null"#,
      #""latitude": null"#, #""longitude": null"#, #""sample rate unknown; give --rate""#,
    ] { #expect(json.output.contains(line), "\(line)") }
    let image = try run("spectrogram", "x.cs8", "--out", "x.png")
    #expect(image.status == 1 && image.failsInOneLine)
    #expect(image.errors.contains("x.cs8: sample rate unknown; give --rate HZ"))
  }

  @Test("given options are remembered for every command")
  func remembered() throws {
    #expect(try run("info", "x.bin").errors.contains("give --format"))
    let first = try run("info", "x.bin", "--format", "cu8", "--rate", "2e6", "--frequency=868e6")
    #expect(first.status == 0 && first.errors.isEmpty)
    let info = try run("info", "x.bin")
    #expect(info.output.contains("2 MS/s") && info.output.contains("868 MHz"))
    #expect(info.output.contains("datatype     cu8"))
    #expect(try run("spectrogram", "x.bin", "--out", "x.png", "--rate", "1e6").status == 0)
    #expect(try run("info", "x.bin").output.contains("1 MS/s"))
  }

  @Test("if options cannot be remembered, the command works and reports it")
  func noMemory() throws {
    try Data().write(to: folder.file("s"))
    let info = try run("info", "x.cs8", "--rate", "1e6")
    #expect(info.status == 0 && info.output.contains("1 MS/s"))
    #expect(info.errors.contains("cannot remember the given options"))
  }

  @Test(
    "invalid values are wrong usage",
    arguments: [
      (["--rate", "0"], "--rate is 0"), (["--rate", "-1"], "--rate is -1"),
      (["--rate", "nan"], "must be samples per second, more than 0, such as 2e6 or 2M"),
      (["--frequency", "x"], "--frequency is x"),
      (["--format", "cf12"], "--format is cf12"), (["--channel", "0"], "--channel is 0"),
    ])
  func wrong(words: [String], reason: String) throws {
    let run = try CommandRun(["info", "x.cs8"] + words, in: folder.url)
    #expect(run.status == 2 && run.failsInOneLine && run.errors.contains(reason))
  }

  @Test("a missing channel is reported")
  func channel() throws {
    let run = try run("info", "x.cs8", "--rate", "1", "--channel", "2")
    #expect(run.status == 1 && run.errors.contains("channel is 2, but there is only channel 1"))
  }
}
