import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Generation
@testable import Radio

@Suite("Generated datasets in Python")
struct PythonLoaderTests {
  private static let python = Python.having("numpy")
  private static let package = SharedMaterial.packageRoot.appending(path: "python")

  @Test(
    "the package passes its own tests; those of PyTorch where it is installed",
    .enabled(if: python != nil))
  func ownTests() throws {
    let script = """
      import sys, unittest
      sys.dont_write_bytecode = True
      unittest.main(module=None, argv=["test", "discover", "-s", sys.argv[1]])
      """
    let outcome = try #require(Self.python).run(
      script, arguments: [Self.package.appending(path: "tests").path])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test(
    "what the program generates is loaded", .enabled(if: python != nil),
    arguments: [
      (DatasetType.iqRaw, DatasetRecipe.Format.sigmf), (.iqRaw, .rfcap), (.featureBased, .sigmf),
    ])
  func generated(_ type: DatasetType, _ format: DatasetRecipe.Format) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("data").path
    var recipe = DatasetRecipe(name: "data", type: type)
    (recipe.samples, recipe.duration, recipe.format) = (3, 0.1, format)
    recipe.geometry.receivers = 5...6
    _ = try #require(try DatasetGenerator.run(recipe, at: path, threads: 2))
    let script = """
      import sys
      sys.dont_write_bytecode = True
      sys.path.insert(0, sys.argv[1])
      from labeltui_data import IQDataset, split
      dataset = IQDataset(sys.argv[2], sequence_length=1024, max_receivers=8)
      sample = dataset[2]
      first = sample["iq"][1, :, 1000].tolist() if "iq" in sample else [0, 0]
      distance = ((sample["positions"][1] - sample["target"]) ** 2).sum() ** 0.5
      print(len(dataset), sum(map(len, split(dataset))), sample["features"].shape[1], int(sample["mask"].sum()),
            *(float(value).hex() for value in first + [sample["features"][1, 0]]), f"{distance:.6f}")
      """
    let outcome = try #require(Self.python).run(
      script, arguments: [Self.package.path, path])
    let words = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(outcome.status == 0 && words.count == 8, "\(outcome.output)")
    guard words.count == 8 else { return }
    #expect(words[..<3] == ["3", "3", "72"])

    let rows = try String(contentsOfFile: path + "/features.csv", encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let wanted = rows.filter { $0[0] == "2" }
    #expect(Int(words[3]) == wanted.count)
    let column = try #require(rows[0].firstIndex(of: Substring(FeatureSummary.columnNames[0])))
    #expect(Double(words[6]).map { Float($0) } == Float(wanted[1][column]))
    let distance = try #require(Double(wanted[1][4]))
    // The loader takes the earth for flat around the receivers.
    #expect(abs((Double(words[7]) ?? 0) - distance) < 0.01 * distance)
    guard type == .iqRaw else { return }
    let file = format == .sigmf ? "rx-02.sigmf-data" : "rx-02.rfcap"
    let capture = try CaptureFile.open(URL(filePath: "\(path)/samples/000002/\(file)"))
    var values = [Float](repeating: 0, count: 2)
    try values.withUnsafeMutableBufferPointer { values in
      try CaptureReader(capture).read(1000..<1001, into: values)
    }
    #expect(words[4...5].map { Double($0).map { Float($0) } } == values)
  }
}
