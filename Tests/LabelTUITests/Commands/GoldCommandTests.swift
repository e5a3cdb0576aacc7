import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("labeltui gold")
struct GoldCommandTests {
  /// A dataset with a gold capture that is labeled and saved, and a real one.
  private struct Work {
    let folder: TemporaryFolder
    let gold: URL
    var dataset: String { folder.file("data").path }

    init() throws {
      folder = try TemporaryFolder()
      try FileSystem.createFolder(folder.file("captures").path)
      var recipe = SyntheticRecipe()
      recipe.sampleRate = 200e3
      recipe.duration = 0.3
      recipe.signals = [.burst]
      try SyntheticCapture(recipe).write(to: folder.file("captures/real_0001.rfcap"))
      let made = try CommandRun(
        "gold", "make", folder.file("data").path, "--captures", folder.file("captures").path,
        "--count", "1", "--duration", "0.3", "--classes", "psk=burst,chirp=radar", "--json")
      #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
      let json = try JSONParser.decode(JSONValue.self, from: Data(made.output.utf8))
      guard case .object(let fields) = json, case .array(let paths)? = fields["captures"],
        case .string(let path)? = paths.first
      else { throw CocoaError(.coderReadCorrupt) }
      gold = URL(filePath: path)
    }

    func label() throws {
      let task = try #require(try GoldFolder(dataset: URL(filePath: dataset)).tasks().first)
      let labels = task.boxes.compactMap { gold in
        gold.box.map { Annotation(box: $0, label: gold.label) }
      }
      _ = try CaptureLabels(
        of: try CaptureFile.open(gold), stateFolder: folder.file("state"), session: nil
      ).write(LabelRevision(labels))
    }
  }

  @Test("make, label, score")
  func score() throws {
    let work = try Work()
    let before = try CommandRun("gold", "score", work.dataset)
    #expect(
      before.status == 0 && before.output == "1 capture with known signals\nnone is labeled\n")
    try work.label()
    let after = try CommandRun("gold", "score", work.dataset, "--reviewer", "anna")
    #expect(after.status == 0 && after.output.contains("anna: 1 capture"), "\(after.output)")
    #expect(after.output.contains("recall 100 %, precision 100 %, IoU 1.00, class 100 %"))
    let json = try CommandRun("gold", "score", work.dataset, "--json")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let labelers = try #require(report?["labelers"] as? [[String: Any]])
    #expect(labelers.count == 1 && labelers[0]["reviewer"] as? String == "anna")
    #expect((labelers[0]["all"] as? [String: Any])?["recall"] as? Double == 1)
  }

  @Test("samples of gold captures are exported and split only on request")
  func exports() throws {
    let work = try Work()
    try work.label()
    let captures = [work.gold.path, work.folder.file("captures/real_0001.rfcap").path]
    let saved = try CommandRun(
      ["samples"] + captures + ["--dataset", work.dataset, "--window", "0.1"])
    #expect(saved.status == 0, "\(saved.errors)")
    func exported(_ words: String...) throws -> Set<String> {
      let output = work.folder.file("export-\(words.count)-\(UUID().uuidString)")
      let run = try CommandRun(
        ["export", work.dataset, "--filter", "all", "--format", "csv", "--output", output.path]
          + words)
      #expect(run.status == 0, "\(run.errors)")
      var names: Set<String> = []
      for file in try FileManager.default.subpathsOfDirectory(atPath: output.path) {
        let data = try? Data(contentsOf: output.appending(path: file))
        let text = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        for name in ["real_0001", work.gold.deletingPathExtension().lastPathComponent]
        where text.contains(name) { names.insert(name) }
      }
      return names
    }
    #expect(try exported() == ["real_0001"])
    #expect(try exported("--with-gold").count == 2)
  }

  @Test(
    "wrong use is refused",
    arguments: [
      (["gold"], 2, "gold needs a subcommand"), (["gold", "make", "x"], 2, "--captures"),
      (["gold", "make", "x", "--captures", "y", "--count", "0"], 2, "--count is 0"),
      (["gold", "make", "x", "--captures", "y", "--classes", "psk"], 2, "psk=telemetry"),
      (["gold", "make", "x", "--captures", "y", "--classes", "am=x"], 2, "psk=telemetry"),
      (["gold", "score", "/nonexistent"], 1, "has no gold captures"),
      (["gold", "score", "x", "--reviewer", ""], 2, "--reviewer"),
    ])
  func refused(words: [String], status: Int, reason: String) throws {
    let run = try CommandRun(words)
    #expect(run.status == Int32(status) && run.errors.contains(reason), "\(run.errors)")
  }
}
