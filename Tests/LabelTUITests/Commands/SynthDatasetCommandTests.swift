import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("labeltui synth dataset")
struct SynthDatasetCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.inMemory() }

  private func words(_ name: String, more: [String] = []) -> [String] {
    [
      "synth", "dataset", "--name", "test", "--type", "iq_raw", "--duration", "0.001",
      "--receivers", "3-4", "--out", folder.file(name).path,
    ] + more
  }

  @Test("a dataset is summarized with size, acceptance and reasons, also as JSON")
  func summary() throws {
    let run = try CommandRun(words("x", more: ["--samples", "20", "--gdop", "30"]))
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("20 samples"))
    let line = /\d+ % of \d+ geometries accepted \(rejected: \d+ gdop, .*\d+ far\)/
    #expect(run.output.contains(line))
    let json = try CommandRun(words("x", more: ["--samples", "20", "--gdop", "30", "--json"]))
    #expect(json.status == 0)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["complete"] as? Bool == true && value?["samples"] as? Int == 20)
    let features = try CommandRun("features", folder.file("x").path)
    #expect(features.status == 0)
    #expect(features.output.hasPrefix("sample,receiver,latitude"))
    #expect((61...81).contains(features.output.count { $0 == "\n" }))
  }

  @Test("1000 samples, killed and continued at random moments, equal an undisturbed run")
  func killed() throws {
    let more = ["--samples", "1000"]
    #expect(try CommandRun(words("whole", more: more)).status == 0)
    var random = SeededGenerator(seed: 21)
    var kills = 0
    // The longest time grows, so that a busy machine makes progress, too.
    func time() -> Double { .random(in: 0.02...(0.9 + 0.1 * Double(kills)), using: &random) }
    while try CommandRun.isKilled(words("parts", more: more), after: time()) {
      kills += 1
      try #require(kills < 200)
    }
    #expect(kills > 2)
    let (whole, parts) = (
      try FolderSnapshot(folder.file("whole")).contents,
      try FolderSnapshot(folder.file("parts")).contents
    )
    #expect(whole.keys.sorted() == parts.keys.sorted())
    #expect(whole == parts)
    #expect(whole.count > 5000)
  }

  @Test("a signal stops it; the same command continues")
  func stopped() throws {
    let arguments = words("x", more: ["--samples", "1000000"])
    let process = Process()
    process.executableURL = BuiltProgram.url
    process.arguments = arguments
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    usleep(300_000)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let text = String(
      decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    #expect(text.contains("the same command continues the dataset"))
  }

  @Test(
    "wrong options are refused in one line",
    arguments: [
      (["--receivers", "5-"], "--receivers is 5-, but must be a number, or two such as 5-15"),
      (["--snr", "x"], "--snr is x, but must be a number of dB"),
      (["--type", "iq"], "--type is iq, but must be iq_raw or feature_based"),
      (["--modulation", "am"], "--modulation is am, but must be nfm or wfm"),
      (["--jobs", "0"], "--jobs is 0, but must be a whole number, 1 to 256"),
      (["--samples", "0"], "samples is 0, but must be 1 to 1000000"),
      (["--gdop", "0.1"], "most have a dilution of precision above 0.1; raise --gdop"),
    ])
  func wrongOptions(more: [String], message: String) throws {
    let run = try CommandRun(words("x", more: more))
    #expect(run.status != 0 && run.failsInOneLine)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
