import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import Commands
@testable import Libraries

/// `labeltui import` as a process.
@Suite("labeltui import")
struct ImportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A YOLO dataset of `count` pictures with one box each.
  private func writeDataset(_ count: Int) throws {
    for name in ["set/images/train", "set/labels/train"] {
      try FileManager.default.createDirectory(
        at: folder.file(name), withIntermediateDirectories: true)
    }
    for index in 0..<count {
      let pixels = (0..<(40 * 30)).map { UInt8(truncatingIfNeeded: $0 * (index + 3) + index) }
      let png = try PNGCodec.encode(GrayImage(width: 40, height: 30, pixels: pixels))
      try Data(png).write(to: folder.file("set/images/train/p\(index).png"))
      try Data("0 0.5 0.5 0.5 0.5\n".utf8).write(to: folder.file("set/labels/train/p\(index).txt"))
    }
    try Data("train: images/train\nnames: [ship]\n".utf8).write(to: folder.file("set/data.yaml"))
  }

  private func run(_ words: String..., dataset: String = "data") throws -> CommandRun {
    try CommandRun(["import"] + words + ["--dataset", dataset], in: folder.url)
  }

  @Test("the result in words and as JSON, and exit code 1 with a list of what was left out")
  func result() throws {
    try writeDataset(3)
    let first = try run("set")
    #expect(first.status == 0)
    #expect(
      first.output
        == "Imported 3 pictures with 3 boxes: 3 new, 0 with new boxes, 0 unchanged; 3 new boxes\n")
    #expect(first.errors.hasPrefix("labeltui: note: YOLO: "))
    try Data("0 0.5 0.5 0.5\n0 0.5 0.5 0.1 0.1".utf8).write(
      to: folder.file("set/labels/train/p1.txt"))
    let second = try run("set", "--json", "--class-map", "ship=boat")
    #expect(second.status == 1)
    #expect(second.errors.contains("labels/train/p1.txt: line 1 is 4 columns"))
    #expect(
      second.errors.hasSuffix("1 part was left out (see above); correct them and import again\n"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(second.output.utf8)) as? [String: Any])
    #expect(json["format"] as? String == "yolo")
    #expect(json["extended"] as? Int == 3)
    #expect(json["classes"] as? [String: Int] == ["boat": 3])
    #expect((json["left_out"] as? [String])?.count == 1)
  }

  @Test("wrong usage and empty folders are refused in one line")
  func refused() throws {
    try writeDataset(1)
    try FileManager.default.createDirectory(
      at: folder.file("empty"), withIntermediateDirectories: true)
    for (words, status) in [
      (["import", "set"], 2), (["import", "--dataset", "d"], 2),
      (["import", "set", "--dataset", "d", "--format", "x"], 2),
      (["import", "set", "--dataset", "d", "--class-map", "a"], 2),
      (["import", "missing", "--dataset", "d"], 1), (["import", "empty", "--dataset", "d"], 1),
      (["import", "set", "--dataset", "d", "--images", "missing"], 1),
    ] {
      let run = try CommandRun(words, in: folder.url)
      #expect(run.status == Int32(status))
      #expect(run.failsInOneLine, "\(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("d").path))
  }

  @Test("killed at random moments and run again, it gives the samples of one run")
  func kills() throws {
    try writeDataset(60)
    #expect(try run("set", dataset: "whole").status == 0)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<8 {
      let process = Process()
      process.executableURL = BuiltProgram.url
      process.arguments = ["import", "set", "--dataset", "data"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(.random(in: 20_000...150_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(try run("set").status == 0)
    func files(_ name: String) throws -> [String: Data] {
      try FolderSnapshot(folder.file(name)).timeless
        .filter { $0.key.hasPrefix("images/") || $0.key.hasPrefix("annotations/") }
    }
    #expect(try files("data").keys.sorted() == files("whole").keys.sorted())
    #expect(try files("data").filter { $0.key.hasPrefix("images/") }.count == 60)
    #expect(try run("set").output.contains("0 new, 0 with new boxes, 60 unchanged"))
  }

  @Test("annotated captures become samples")
  func captures() throws {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let samples = folder.file("captures")
    try FileManager.default.createDirectory(at: samples, withIntermediateDirectories: true)
    for name in ["CHIRP_868.rfcap", "CHIRP_868.sigmf-meta"] {
      try FileManager.default.copyItem(
        at: root.appending(path: "samples/\(name)"), to: samples.appending(path: name))
    }
    let run = try CommandRun(
      ["import", samples.path, "--dataset", folder.file("data").path], in: folder.url,
      environment: ["XDG_STATE_HOME": folder.file("state").path])
    #expect(run.status == 0)
    #expect(run.output.contains("samples of") || run.output.contains("sample of"))
  }
}
