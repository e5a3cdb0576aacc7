import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations

/// Several processes change a dataset at random (`DatasetSession --load`), and are killed.
@Suite("Processes that share a catalog", .serialized)
struct CatalogProcessTests {
  #if DEBUG
    private static let kills = 15
  #else
    private static let kills = 200
  #endif

  private let folder: TemporaryFolder
  private var dataset: URL { folder.file("data") }

  init() throws { folder = try TemporaryFolder() }

  /// A running load.
  private final class Load {
    let process = Process()
    private let output: URL

    init(_ dataset: URL, seed: Int, seconds: Double, output: URL) throws {
      self.output = output
      process.executableURL = BuiltProduct.url("DatasetSession")
      process.arguments = ["--load", dataset.path, "\(seed)", "\(seconds)"]
      _ = FileManager.default.createFile(atPath: output.path, contents: nil)
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
    }

    /// The acknowledged changes: a verb and a sample each.
    func lines() throws -> [(verb: String, sample: String)] {
      process.waitUntilExit()
      return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map {
        let words = $0.split(separator: " ").map(String.init)
        return (words[0], words.last ?? "")
      }
    }
  }

  @Test("eight processes lose nothing, give no id twice, and leave no disagreement")
  func eight() throws {
    let seconds =
      ProcessInfo.processInfo.environment["LABELTUI_LOAD_SECONDS"].flatMap(Double.init) ?? 3
    let loads = try (1...8).map {
      try Load(dataset, seed: $0, seconds: seconds, output: folder.file("output\($0)"))
    }
    let lines = try loads.flatMap { try $0.lines() }
    for load in loads { #expect(load.process.terminationStatus == 0) }
    let saved = lines.filter { $0.verb == "saved" }.map(\.sample)
    #expect(Set(saved).count == saved.count)
    let deleted = Set(lines.filter { $0.verb == "deleted" }.map(\.sample))
    let store = SampleStore(dataset: dataset)
    #expect(Set(try store.samples().map(\.description)) == Set(saved).subtracting(deleted))
    let reviews = try String(
      contentsOf: dataset.appending(path: "reviews.jsonl"), encoding: .utf8
    ).split(separator: "\n").count
    #expect(reviews == lines.count { $0.verb == "reviewed" })
    #expect(try DatasetCheck(Dataset(folder: dataset)).findings() == [])
    try CatalogComparison.check(dataset)
    print(
      "eight processes: \(lines.count) changes in \(seconds) s, \(saved.count) of them new samples")
  }

  @Test("after kill -9 at any moment, catalog and files agree at the next start")
  func kills() throws {
    var generator = SeededGenerator(seed: 11)
    var expected: Set<String> = []
    var perhaps: Set<String> = []
    for round in 1...Self.kills {
      let load = try Load(
        dataset, seed: 1000 + round, seconds: 30, output: folder.file("output"))
      usleep(UInt32.random(in: 20_000...250_000, using: &generator))
      kill(load.process.processIdentifier, SIGKILL)
      for line in try load.lines() {
        switch line.verb {
        case "saved": expected.insert(line.sample)
        case "deleting":
          expected.remove(line.sample)
          perhaps.insert(line.sample)
        case "deleted": perhaps.remove(line.sample)
        default: break
        }
      }
      let store = SampleStore(dataset: dataset)
      try store.recover()
      let present = Set(try store.samples().map(\.description))
      #expect(expected.isSubset(of: present), "round \(round)")
      // One save may not have been acknowledged.
      #expect(present.subtracting(expected).subtracting(perhaps).count <= 1, "round \(round)")
      expected = present
      perhaps = []
      try CatalogComparison.check(dataset, "round \(round)")
    }
    #expect(try DatasetCheck(Dataset(folder: dataset)).findings() == [])
    print("kills: \(Self.kills), \(expected.count) samples")
  }
}
