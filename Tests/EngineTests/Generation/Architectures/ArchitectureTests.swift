import Foundation
import TestSupport
import Testing

@testable import Generation

@Suite("Architectures and the datasets that they fit")
struct ArchitectureTests {
  private func dataset(_ changes: [String: Any] = [:]) throws -> ListedDataset {
    try #require(try DescribedDataset(changes).read())
  }

  private func misfits(_ dataset: ListedDataset) -> [Misfit?] {
    ArchitectureList().all.map { $0.misfit(dataset) }
  }

  @Test("the types decide: both with either, else equal ones")
  func types() throws {
    #expect(
      ArchitectureList().all.map(\.id) == [
        "triangulation", "localization_net", "iq_resnet18", "iq_vggnet",
      ])
    #expect(
      misfits(try dataset()) == [nil, .type(found: .iqRaw, wanted: .featureBased), nil, nil])
    #expect(
      misfits(try dataset(["type": "feature_based"])) == [
        nil, nil, .type(found: .featureBased, wanted: .iqRaw),
        .type(found: .featureBased, wanted: .iqRaw),
      ])
  }

  @Test("limits of receivers and lengths, and datasets that are not complete")
  func limits() throws {
    let resnet = try #require(ArchitectureList()[id: "iq_resnet18"])
    let wide = try dataset(["receivers": ["min": 5, "max": 11]])
    #expect(resnet.misfit(wide) == .receivers(found: 11, most: 10))
    #expect(
      resnet.misfit(wide)?.description
        == "has samples of 11 receivers, but may have at most 10")
    let short = try dataset(["duration_s": 0.005])
    #expect(resnet.misfit(short) == .length(found: 1000, wanted: 1024))
    #expect(resnet.misfit(try dataset(["duration_s": 0.00512])) == nil)
    #expect(resnet.misfit(try dataset(["complete": false])) == .incomplete)
    #expect(resnet.misfit(try dataset(["sample_rate_hz": 1e300, "duration_s": 1e300])) == nil)
  }

  @Test("architectures of the user are added, or replace built-in ones in their place")
  func own() {
    let mine = Architecture(id: "mine", name: "Mine", input: .both)
    let other = Architecture(id: "iq_vggnet", name: "Other", input: .featureBased)
    let list = ArchitectureList(own: [mine, other])
    #expect(
      list.all.map(\.id) == [
        "triangulation", "localization_net", "iq_resnet18", "iq_vggnet", "mine",
      ])
    #expect(list[id: "iq_vggnet"]?.name == "Other")
  }

  @Test("a dataset is read with what it says about its recipe")
  func reads() throws {
    let found = try dataset()
    #expect(found.name == "Test" && found.type == .iqRaw && found.samples == 1000)
    #expect(found.receivers == 5...10 && found.sequenceLength == 200_000 && found.bytes == 123)
    #expect(found.candidates == 200)
    #expect(found.rejected.contains(ListedDataset.Fact(name: "gdop", value: "7")))
    #expect(found.recipe.contains(ListedDataset.Fact(name: "geometry.gdop", value: "200")))
    let least = try DescribedDataset(without: "size_bytes").read()
    #expect(try #require(least).bytes == nil)
  }

  @Test(
    "a field of a wrong type or value is refused with its name and value",
    arguments: [
      (["samples": "many"], "samples is \"many\""), (["samples": 1.5], "samples is 1.5"),
      (["samples": -1], "samples is -1"), (["samples": 1e300], "samples is 1e+300"),
      (["receivers": 5], "receivers.min is missing"),
      (["receivers": ["min": 5, "max": 4]], "receivers.max is 4"),
      (["type": "pictures"], "type is \"pictures\""), (["name": 7], "name is 7"),
      (["sample_rate_hz": 0], "sample_rate_hz is 0"), (["duration_s": true], "duration_s is true"),
      (["complete": "yes"], "complete is \"yes\""), (["version": 2], "version is 2"),
      (["size_bytes": "\u{1B}[2J"], "size_bytes is \""),
    ] as [([String: any Sendable], String)])
  func refuses(_ changes: [String: any Sendable], _ expected: String) throws {
    let error = #expect(throws: ListedDatasetError.self) {
      try DescribedDataset(changes).read()
    }
    let text = try #require(error).description
    #expect(text.contains("dataset.json: \(expected)"), "\(text)")
    #expect(!text.contains("\u{1B}"))
  }

  @Test("other files of that name are no datasets")
  func others() throws {
    #expect(try DescribedDataset(["format": "coco"]).read() == nil)
    let folder = try TemporaryFolder()
    #expect(try ListedDataset(folder: folder.url.path) == nil)
    try Data("{".utf8).write(to: folder.file("dataset.json"))
    #expect(try ListedDataset(folder: folder.url.path) == nil)
  }

  @Test("a search finds datasets below folders, once, and tells what it cannot read")
  func search() throws {
    let folder = try TemporaryFolder()
    try DescribedDataset(["name": "b"]).write(to: folder.file("x/b"))
    try DescribedDataset(["name": "a"]).write(to: folder.file("a"))
    try DescribedDataset(["name": "inside"]).write(to: folder.file("a/samples/0"))
    try DescribedDataset(["name": "hidden"]).write(to: folder.file(".c"))
    try DescribedDataset(["samples": -5]).write(to: folder.file("bad"))
    try FileManager.default.createSymbolicLink(
      at: folder.file("x/loop"), withDestinationURL: folder.url)
    let search = DatasetSearch(below: [folder.url.path, folder.file("a").path])
    #expect(search.datasets.map(\.name) == ["a", "b"])
    #expect(search.problems.count == 1 && search.problems[0].contains("samples is -5"))
    #expect(DatasetSearch(below: [folder.url.path]) { true }.datasets.isEmpty)
  }

  @Test("a dataset that the program generates is read")
  func generated() throws {
    let folder = try TemporaryFolder()
    var recipe = DatasetRecipe(name: "real", type: .featureBased)
    (recipe.samples, recipe.duration) = (2, 0.1)
    _ = try DatasetGenerator.run(recipe, at: folder.file("d").path, threads: 1)
    let found = try #require(try ListedDataset(folder: folder.file("d").path))
    #expect(found.name == "real" && found.isComplete && found.samples == 2)
    #expect(found.receivers == 5...15 && found.sequenceLength == 20_000)
    #expect(!found.recipe.isEmpty && found.candidates != nil)
  }
}
