import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("labeltui extract")
struct ExtractCommandTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    var recipe = SyntheticRecipe()
    recipe.duration = 0.03
    let url = folder.file("capture.rfcap")
    try SyntheticCapture(recipe).write(to: url)
    path = url.path
  }

  private func boxes(_ path: String) throws -> [Annotation] {
    let capture = try CaptureFile.open(URL(filePath: path))
    return CaptureLabels(of: capture, stateFolder: folder.file("state"), session: nil)
      .load().annotations
  }

  @Test("a box by the start of its id, with a margin, as JSON")
  func byID() throws {
    let box = try #require(try boxes(path).first { $0.label == "burst" })
    let id = String(box.id.uuidString.prefix(8))
    let output = folder.file("b.sigmf-data").path
    let run = try CommandRun(
      "extract", path, "--box", id, "--margin", "0.0001", "--out", output, "--json")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let report = try #require((json?["extractions"] as? [[String: Any]])?.first)
    #expect(report["path"] as? String == output)
    #expect(report["source_first_sample"] as? Int == max(0, box.box.samples.lowerBound - 100))
    let count = try CaptureFile.open(URL(filePath: output)).sampleCount
    #expect(report["samples"] as? Int == count)
    #expect(try boxes(output).contains { $0.label == "burst" })
  }

  @Test("all boxes of a class, as numbered captures in a new folder")
  func byClass() throws {
    let wanted = try boxes(path).filter { $0.label == "burst" }
    let output = folder.file("bursts")
    let words = ["extract", path, "--class", "burst", "--out", output.path, "--as", "rfcap"]
    let run = try CommandRun(words)
    #expect(run.status == 0 && run.output.split(separator: "\n").count == wanted.count)
    for number in 1...wanted.count {
      let file = output.appending(path: "capture-00\(number).rfcap").path
      #expect(try boxes(file).contains { $0.label == "burst" })
    }
    let again = try CommandRun(words)
    #expect(again.status == 1 && again.failsInOneLine && again.errors.contains("--force"))
    #expect(try CommandRun(words + ["--force"]).status == 0)
  }

  @Test("a part by numbers")
  func part() throws {
    let output = folder.file("p.rfcap").path
    let run = try CommandRun(
      "extract", path, "--start", "0.01", "--duration", "0.01", "--center", "2.44e9",
      "--bandwidth", "1e5", "--output-rate", "2e5", "--out", output)
    #expect(run.status == 0, "\(run.errors)")
    let capture = try CaptureFile.open(URL(filePath: output))
    #expect(capture.sampleRate == 200e3 && capture.sampleCount == 2000)
    #expect(capture.centerFrequency == 2.44e9)
  }

  @Test(
    "refuses what it cannot do in one line, and writes nothing",
    arguments: [
      ["--start", "0"], ["--out", "x.rfcap"], ["--box", "zzz", "--out", "x.rfcap"],
      ["--box", "", "--out", "x.rfcap"], ["--class", "none", "--out", "x"],
      ["--box", "a", "--class", "b", "--out", "x.rfcap"],
      ["--box", "a", "--start", "1", "--out", "x.rfcap"],
      ["--start", "nan", "--out", "x.rfcap"], ["--start", "99", "--out", "x.rfcap"],
      ["--duration", "0", "--out", "x.rfcap"], ["--center", "1e9", "--out", "x.rfcap"],
      ["--bandwidth", "1e9", "--out", "x.rfcap"],
      ["--center", "1e6", "--bandwidth", "1e3", "--out", "x.rfcap"],
      ["--center", "2.44e9", "--bandwidth", "0", "--out", "x.rfcap"],
      ["--center", "2.44e9", "--bandwidth", "inf", "--out", "x.rfcap"],
      ["--start", "0", "--margin", "-1", "--out", "x.rfcap"],
      ["--start", "0", "--frequency-margin", "-1", "--out", "x.rfcap"],
      ["--start", "0", "--output-rate", "1e9", "--out", "x.rfcap"],
      ["--start", "0", "--as", "wav", "--out", "x.rfcap"], ["--start", "0", "--out", "x.wav"],
    ])
  func refuses(_ options: [String]) throws {
    let run = try CommandRun(["extract", path] + options, in: folder.url)
    #expect(run.status != 0 && run.failsInOneLine && run.output.isEmpty, "\(run.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(files == ["capture.rfcap", "capture.sigmf-meta"])
  }

  @Test("huge numbers keep all that there is")
  func huge() throws {
    let output = folder.file("all.rfcap").path
    let run = try CommandRun(
      "extract", path, "--duration", "1e300", "--center", "0", "--bandwidth", "1e308",
      "--margin", "1e300", "--frequency-margin", "1e300", "--out", output)
    #expect(run.status == 0, "\(run.errors)")
    let (all, original) = (
      try Data(contentsOf: URL(filePath: output)), try Data(contentsOf: URL(filePath: path))
    )
    #expect(all.dropFirst(512) == original.dropFirst(512))
  }
}
