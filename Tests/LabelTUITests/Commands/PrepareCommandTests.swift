import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Radio

/// `labeltui prepare`, `diff` and `quality` as processes.
@Suite("Splits, differences and quality on the command line")
struct PrepareCommandTests {
  let folder: TemporaryFolder

  /// Ten captures with a window each.
  init() throws {
    folder = try TemporaryFolder()
    let store = SampleStore(dataset: folder.file("data"))
    for index in 1...10 {
      let pixels = (0..<(1024 * 1024)).map { UInt8(truncatingIfNeeded: ($0 * index) >> 8) }
      let draft = SampleDraft(
        signal: try SignalName("drone"), iqSHA256: "\(index)", sourceCapture: "\(index).rfcap",
        timeOffset: Double(index), duration: 0.2, centerFrequency: 100, sampleRate: 1,
        boxes: [SampleBox(pixels: PixelBox(xMin: 1, yMin: 1, xMax: 50, yMax: 50))])
      _ = try store.save(draft, npz: NPZ.encode(SpectrogramImage(pixels: pixels)))
    }
  }

  private func run(_ words: String...) throws -> CommandRun {
    try CommandRun(words, in: folder.url)
  }

  /// The contents of the files in `name` by their paths in it.
  private func files(_ name: String) throws -> [String: Data] {
    let root = folder.file(name)
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      found[path] = try? Data(contentsOf: root.appending(path: path))
    }
    return found
  }

  private func count(_ path: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: folder.file(path).path).count
  }

  @Test("train, val and test get their shares, and the same call gives the same bytes")
  func prepare() throws {
    let first = try run(
      "prepare", "data", "--format", "yolo", "--split", "0.7,0.2,0.1", "--seed", "42", "--filter",
      "all", "--output", "one")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("split v1: ratios 0.7,0.2,0.1, seed 42, 10 groups"))
    #expect(first.output.contains("7 (70.0 %, +0.0), 7 boxes"))
    for (side, number) in [("train", 7), ("val", 2), ("test", 1)] {
      #expect(try count("one/\(side)/images") == number)
      #expect(try count("one/\(side)/labels") == number)
    }
    #expect(FileManager.default.fileExists(atPath: folder.file("one/data.yaml").path))
    let second = try run("prepare", "data", "--filter", "all", "--output", "two")
    #expect(second.status == 0)
    #expect(try files("one") == files("two"))
    #expect(try run("diff", "one", "two").status == 0)
    let other = try run("prepare", "data", "--seed", "1", "--filter", "all", "--output", "three")
    #expect(other.status == 1 && other.failsInOneLine && other.errors.contains("seed is 42, not 1"))
    #expect(!FileManager.default.fileExists(atPath: folder.file("three").path))
  }

  @Test("export uses a stored split without changing it, and leaves out samples that have no side")
  func storedSplit() throws {
    #expect(
      try run("prepare", "data", "--filter", "all", "--split", "0.5,0.3,0.2").status == 0)
    let stored = try files("data/splits")
    let store = SampleStore(dataset: folder.file("data"))
    let pixels = [UInt8](repeating: 200, count: 1024 * 1024)
    for (capture, window) in [("1.rfcap", 11), ("new.rfcap", 12)] {
      let draft = SampleDraft(
        signal: try SignalName("drone"), iqSHA256: "\(window)", sourceCapture: capture,
        timeOffset: Double(window), duration: 0.2, centerFrequency: 100, sampleRate: 1,
        boxes: [SampleBox(pixels: PixelBox(xMin: 1, yMin: 1, xMax: 50, yMax: 50))])
      let image = SpectrogramImage(pixels: pixels.map { $0 &+ UInt8(window) })
      _ = try store.save(draft, npz: NPZ.encode(image))
    }
    let export = ["export", "data", "--filter", "all", "--format", "yolo,coco", "--split"]
    let one = try CommandRun(export + ["v1", "--output", "one"], in: folder.url)
    #expect(one.status == 0)
    #expect(one.errors.hasPrefix("labeltui: note: 1 sample is on no side of "))
    let sides = try ["train", "val", "test"].map { try count("one/yolo/images/\($0)") }
    #expect(sides.reduce(0, +) == 11 && sides.allSatisfy { $0 > 1 }, "\(sides)")
    #expect(try files("data/splits") == stored)
    let copy = try CommandRun(
      export + ["data/splits/v1.json", "--output", "two"], in: folder.url)
    #expect(copy.status == 0)
    #expect(try files("one") == files("two"))
    for (split, status) in [("v2", 1), ("none.json", 1), ("", 2)] {
      let found = try CommandRun(export + [split, "--output", "three"], in: folder.url)
      #expect(found.status == Int32(status) && found.failsInOneLine, "\(found.errors)")
    }
    let curated = try run("export", "data", "--filter", "all", "--split", "v1")
    #expect(curated.status == 2 && curated.failsInOneLine)
    #expect(!FileManager.default.fileExists(atPath: folder.file("three").path))
  }

  @Test("the JSON of prepare has the split, the report and the export")
  func json() throws {
    let found = try run("prepare", "data", "--filter", "all", "--format", "coco,voc", "--json")
    let value = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
    let report = try #require(value?["report"] as? [String: Any])
    let sides = try #require(report["sides"] as? [[String: Any]])
    #expect(sides.map { $0["samples"] as? Int } == [7, 2, 1])
    let split = try #require(value?["split"] as? [String: Any])
    #expect(split["name"] as? String == "v1" && split["groups"] as? Int == 10)
    let export = try #require(value?["export"] as? [String: Any])
    #expect((export["folder"] as? String)?.hasSuffix("data/exports/prepared-1") == true)
  }

  @Test(
    "wrong arguments of prepare",
    arguments: [
      ["--split", "1,1"], ["--seed", "-1"], ["--near", "17"], ["--format", "npz"],
      ["--format", "yolo,"], ["--filter", "x"],
    ])
  func usage(_ words: [String]) throws {
    let found = try CommandRun(["prepare", "data"] + words, in: folder.url)
    #expect(found.status == 2 && found.failsInOneLine, "\(found.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("data/splits").path))
  }

  @Test("without a good sample, prepare says what to do")
  func unreviewed() throws {
    let found = try run("prepare", "data", "--output", "one")
    #expect(found.status == 1 && found.failsInOneLine)
    #expect(found.errors.contains("no sample matches the filter"))
  }

  @Test("diff lists added, removed and changed samples and boxes, with the codes of diff")
  func differences() throws {
    #expect(
      try run("export", "data", "--filter", "all", "--format", "coco,csv", "--output", "a").status
        == 0)
    let store = SampleStore(dataset: folder.file("data"))
    let samples = try store.samples()
    _ = try store.delete(samples[0])
    #expect(
      try run("export", "data", "--filter", "all", "--format", "coco,yolo", "--output", "b").status
        == 0)
    let found = try run("diff", "a", "b")
    #expect(found.status == 1 && found.errors.isEmpty)
    let lines = found.output.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("- ") && lines[0].hasSuffix("  1 box"))
    #expect(try run("diff", "b", "a").output.hasPrefix("+ "))
    #expect(try run("diff", "data", "data").status == 0)
    let json = try run("diff", "a", "b", "--json").output
    #expect(json.contains(#""change":"removed","boxes":1}"#))
    for words in [["data", "b"], ["a", "none"], ["a", "data/signals"]] {
      let failed = try CommandRun(["diff"] + words, in: folder.url)
      #expect(failed.status == 2 && failed.failsInOneLine, "\(words): \(failed.errors)")
    }
    // A damaged export is not a smaller one.
    try Data("{".utf8).write(to: folder.file("b/coco/annotations/instances_default.json"))
    let damaged = try run("diff", "a", "b")
    #expect(damaged.status == 2 && damaged.failsInOneLine, "\(damaged.output) \(damaged.errors)")
  }

  @Test("quality prints the figures, as text and as JSON")
  func quality() throws {
    let text = try run("quality", "data").output
    #expect(text.contains("10 with 10 boxes, 0 negatives"))
    #expect(text.contains("10 with 10 windows"))
    #expect(text.contains("proposals\n  none"))
    let json = try run("quality", "data", "--json", "--iou", "0.75").output
    #expect(json.contains("\"iou\": 0.75"))
    #expect(try run("quality", "data", "--iou", "0").status == 2)
    #expect(try run("quality", "none").status == 1)
  }
}
