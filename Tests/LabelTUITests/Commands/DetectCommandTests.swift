import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("labeltui detect")
struct DetectCommandTests {
  private func capture(in folder: TemporaryFolder) throws -> String {
    var recipe = SyntheticRecipe()
    recipe.duration = 0.05
    recipe.signals = [.burst]
    let url = folder.file("capture.rfcap")
    try SyntheticCapture(recipe).write(to: url)
    try FileManager.default.removeItem(at: folder.file("capture.sigmf-meta"))
    return url.path
  }

  @Test("prints SigMF annotations")
  func prints() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("detect", try capture(in: folder), "--json")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let annotations = try #require(json?["annotations"] as? [[String: Any]])
    #expect(!annotations.isEmpty)
    for annotation in annotations {
      #expect(annotation["core:label"] == nil && annotation["core:generator"] != nil)
      #expect((annotation["core:comment"] as? String)?.contains("confidence") == true)
      #expect(annotation["labeltui:verified"] as? Bool == false)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("capture.sigmf-meta").path))
  }

  @Test("--write writes unverified boxes, and a second run replaces them")
  func writes() throws {
    let folder = try TemporaryFolder()
    let path = try capture(in: folder)
    let runs = try (0..<2).map { _ in try CommandRun("detect", path, "--write") }
    #expect(runs.allSatisfy { $0.status == 0 && $0.output.contains("unverified") })
    #expect(runs[0].output == runs[1].output)
    let labels = CaptureLabels(
      of: try CaptureFile.open(URL(filePath: path)), stateFolder: folder.file("state"),
      session: nil)
    let boxes = labels.load().annotations
    #expect(!boxes.isEmpty && boxes.allSatisfy(\.isUnverified))
    #expect(runs[0].output.hasPrefix("\(boxes.count) "))
  }

  @Test("the config file sets parameters, options win, and a wrong file is refused")
  func usesSettings() throws {
    let folder = try TemporaryFolder()
    let path = try capture(in: folder)
    let config = folder.file("config")
    func run(_ file: String, _ options: String...) throws -> CommandRun {
      let url = config.appending(path: "labeltui/config.toml")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.utf8).write(to: url)
      return try CommandRun(
        ["detect", path] + options, environment: ["XDG_CONFIG_HOME": config.path])
    }
    let nothing = "[detector]\nconfidence = 1.0\n"
    let (usual, none) = (try run(""), try run(nothing))
    #expect(usual.output.contains("core:sample_start"))
    #expect(none.status == 0 && !none.output.contains("core:sample_start"))
    #expect(try run(nothing, "--confidence", "0").output == usual.output)
    let wrong = try run("[detector]\nfloor = 1\n")
    #expect(wrong.status != 0 && wrong.failsInOneLine && wrong.errors.contains("config.toml"))
  }

  @Test(
    "refuses bad options in one line",
    arguments: [
      ["--threshold", "1"], ["--floor", "nan"], ["--transform", "1000"], ["--start", "99"],
      ["--duration", "0"], ["--confidence", "2"], ["--pause", "x"],
    ])
  func refuses(_ options: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["detect", try capture(in: folder)] + options)
    #expect(run.status != 0 && run.failsInOneLine && run.output.isEmpty, "\(run.errors)")
  }
}
