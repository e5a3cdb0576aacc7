import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations

/// Several processes change a dataset at random (`DatasetSession --load`), and are killed.
/// `LABELTUI_LOAD_SECONDS` and `LABELTUI_LOAD_KILLS` make the tests longer.
@Suite("Processes that share a catalog", .serialized)
struct CatalogProcessTests {
  private static func setting(_ name: String) -> Double? {
    ProcessInfo.processInfo.environment[name].flatMap(Double.init)
  }

  private static let seconds = setting("LABELTUI_LOAD_SECONDS") ?? 3
  private static let kills: Int = {
    #if DEBUG
      let usual = 15
    #else
      let usual = 100
    #endif
    return setting("LABELTUI_LOAD_KILLS").map { Int($0) } ?? usual
  }()

  private let folder: TemporaryFolder
  private var dataset: URL { folder.file("data") }

  init() throws { folder = try TemporaryFolder() }

  /// A running load.
  private final class Load {
    let process = Process()
    private let output: URL

    init(_ dataset: URL, seed: Int, seconds: Double, in folder: TemporaryFolder) throws {
      output = folder.file("output\(seed)")
      process.executableURL = BuiltProduct.url("DatasetSession")
      process.arguments = [
        "--load", dataset.path, "\(seed)", "\(seconds)", folder.file("scratch\(seed)").path,
      ]
      _ = FileManager.default.createFile(atPath: output.path, contents: nil)
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
    }

    /// Waits for the first change, or for the end.
    func waitForChange() {
      while process.isRunning, (FileIdentity(output)?.size ?? 0) == 0 { usleep(1000) }
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

  /// The samples according to the files.
  private func samplesOnDisk() throws -> Set<String> {
    let signals = SampleStore(dataset: dataset)
    let pictures = PictureStore(dataset: dataset)
    try signals.recover()
    try pictures.recover()
    return Set(
      try signals.samples().map(\.description) + pictures.samples().map(\.text))
  }

  /// Checks that every version of an export is complete; returns their names.
  private func checkedExports() throws -> Set<String> {
    let root = dataset.appending(path: "exports").path
    let names = try FileSystem.names(in: root).filter { !$0.hasPrefix(".") }
    for name in names {
      let path = "\(root)/\(name)"
      let manifest = try JSONFile.read(
        ExportManifest.self, from: "\(path)/\(ExportManifest.fileName)")
      #expect(try ContentHash.of(path, known: [:]) == manifest.contentHash, "\(name)")
    }
    return Set(names)
  }

  /// The number of changes of each kind.
  private func counts(_ lines: [(verb: String, sample: String)]) -> String {
    var counts: [String: Int] = [:]
    for line in lines where !["saving", "deleting"].contains(line.verb) {
      counts[line.verb, default: 0] += 1
    }
    return counts.keys.sorted().map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: ", ")
  }

  @Test("eight processes lose nothing, give no id twice, and leave no disagreement")
  func eight() throws {
    let loads = try (1...8).map {
      try Load(dataset, seed: $0, seconds: Self.seconds, in: folder)
    }
    let lines = try loads.flatMap { try $0.lines() }
    for load in loads { #expect(load.process.terminationStatus == 0) }
    let saved = lines.filter { $0.verb == "saved" }.map(\.sample)
    #expect(Set(saved).count == saved.count)
    let deleted = Set(lines.filter { $0.verb == "deleted" }.map(\.sample))
    #expect(try samplesOnDisk() == Set(saved).subtracting(deleted))
    let reviews = try String(
      contentsOf: dataset.appending(path: "reviews.jsonl"), encoding: .utf8
    ).split(separator: "\n").count
    #expect(reviews == lines.count { $0.verb == "reviewed" })
    #expect(
      try checkedExports() == Set(lines.filter { $0.verb == "exported" }.map(\.sample)))
    #expect(try DatasetCheck(Dataset(folder: dataset)).findings() == [])
    try CatalogComparison.check(dataset)
    print("eight processes in \(Self.seconds) s: \(counts(lines))")
  }

  @Test("after kill -9 at any moment, catalog and files agree at the next start")
  func kills() throws {
    var generator = SeededGenerator(seed: 11)
    var expected: Set<String> = []
    var all: [(verb: String, sample: String)] = []
    for round in 1...Self.kills {
      let load = try Load(dataset, seed: 1000 + round, seconds: 30, in: folder)
      // A slow machine would else spend all of the time on the start.
      if !round.isMultiple(of: 4) { load.waitForChange() }
      usleep(UInt32.random(in: 5_000...250_000, using: &generator))
      kill(load.process.processIdentifier, SIGKILL)
      var perhaps: Set<String> = []
      for line in try load.lines() {
        all.append(line)
        switch line.verb {
        case "saving": perhaps.insert(line.sample)
        case "saved":
          perhaps.remove(line.sample)
          expected.insert(line.sample)
        case "deleting":
          expected.remove(line.sample)
          perhaps.insert(line.sample)
        case "deleted": perhaps.remove(line.sample)
        default: break
        }
      }
      let present = try samplesOnDisk()
      #expect(expected.isSubset(of: present), "round \(round)")
      // The save of one window may not have been acknowledged.
      let others = present.subtracting(expected).subtracting(perhaps)
      #expect(
        others.count <= 1 && others.allSatisfy { $0.contains("/") }, "round \(round): \(others)")
      expected = present
      try CatalogComparison.check(dataset, "round \(round)")
      _ = try checkedExports()
    }
    #expect(try DatasetCheck(Dataset(folder: dataset)).findings() == [])
    print("kills: \(Self.kills), \(counts(all)); \(expected.count) samples are left")
  }
}
