import Foundation
import TestSupport
import Testing

@Suite("labeltui architectures and compatible")
struct CompatibleCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, type, most) in [("a", "iq_raw", 8), ("b", "iq_raw", 15), ("c", "feature_based", 8)] {
      let url = folder.file("data/\(name)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let text = """
        {"format": "labeltui-iq-dataset", "version": 1, "name": "\(name)", "type": "\(type)",
         "samples": 100, "receivers": {"min": 5, "max": \(most)}, "sample_rate_hz": 200000,
         "duration_s": 1, "complete": true}
        """
      try Data(text.utf8).write(to: url.appending(path: "dataset.json"))
    }
  }

  private func run(_ words: String..., config: String? = nil) throws -> CommandRun {
    let home = folder.file("config")
    if let config {
      try FileManager.default.createDirectory(
        at: home.appending(path: "labeltui"), withIntermediateDirectories: true)
      try Data(config.utf8).write(to: home.appending(path: "labeltui/config.toml"))
    }
    return try CommandRun(words, environment: ["XDG_CONFIG_HOME": home.path])
  }

  private static let own = """
    [[architectures]]
    id = "mine"
    data-type = "both"
    max-receivers = 9
    """

  @Test("lists the built-in architectures and those of the config file")
  func lists() throws {
    let plain = try run("architectures")
    #expect(plain.status == 0 && plain.output.contains("IQ ResNet-18           iq_raw"))
    #expect(!plain.output.contains("mine"))
    let own = try run("architectures", "--json", config: Self.own)
    let json = try JSONSerialization.jsonObject(with: Data(own.output.utf8)) as? [String: Any]
    let all = try #require(json?["architectures"] as? [[String: Any]])
    #expect(all.count == 5 && all[4]["id"] as? String == "mine")
    #expect(all[4]["max_receivers"] as? Int == 9 && all[2]["sequence_length"] as? Int == 1024)
  }

  @Test("counts what fits and says why the others do not")
  func compatible() throws {
    let run = try run("compatible", "iq_resnet18", folder.file("data").path)
    #expect(run.status == 0 && run.output.hasSuffix("1 of 3 datasets compatible\n"))
    #expect(run.output.contains("has samples of 15 receivers, but may have at most 10"))
    #expect(run.output.contains("is of the type feature_based, but must be iq_raw"))
    let own = try self.run(
      "compatible", "mine", folder.file("data").path, "--json", config: Self.own)
    let json = try JSONSerialization.jsonObject(with: Data(own.output.utf8)) as? [String: Any]
    #expect(json?["compatible"] as? Int == 2)
    #expect((json?["datasets"] as? [[String: Any]])?.count == 3)
  }

  @Test("mistakes are told in one line")
  func refuses() throws {
    let path = folder.file("data").path
    for words in [
      ["compatible", "none", path], ["compatible"], ["compatible", "iq_resnet18"],
      ["compatible", "iq_resnet18", path + "/a/dataset.json"], ["compatible", "iq_resnet18", ""],
      ["architectures", "x"], ["datasets", path + "/none"],
    ] {
      let run = try CommandRun(words)
      #expect(run.status != 0 && run.failsInOneLine, "\(words): \(run.errors)")
    }
    for (config, problem) in [
      ("[[architectures]]\nid = \"x\"", "line 1: data-type is missing"),
      ("[[architectures]]\nid = \"x\"\ndata-type = \"iq\"", "line 3: data-type is iq"),
      ("[[architectures]]\ndata-type = \"both\"", "line 1: id is missing"),
      (
        "[[architectures]]\nid = \"x\"\ndata-type = \"both\"\nmax-receivers = 0",
        "line 4: max-receivers must be"
      ),
      (Self.own + "\n" + Self.own, "line 5: id is mine"), ("[architectures]", "line 1"),
    ] {
      let run = try run("architectures", config: config)
      #expect(
        run.status == 1 && run.failsInOneLine && run.errors.contains(problem), "\(run.errors)")
    }
  }
}
