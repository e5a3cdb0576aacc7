import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import Radio

/// `labeltui samples` as a process.
@Suite("labeltui samples", .serialized)
struct SamplesCommandTests {
  private static let windowSamples = 8192
  private static let sampleRate = 1e5

  /// Captures to save from, and a place for the dataset.
  private struct Place {
    let folder: TemporaryFolder
    var captures: URL { folder.file("captures") }

    init(copying captures: URL? = nil) throws {
      folder = try TemporaryFolder()
      if let captures {
        try FileManager.default.copyItem(at: captures, to: self.captures)
      } else {
        try FileManager.default.createDirectory(
          at: self.captures, withIntermediateDirectories: true)
      }
    }

    func words(jobs: Int) -> [String] {
      let seconds = Double(windowSamples) / sampleRate
      return [
        "samples", "captures", "--dataset", "data", "--window", "\(seconds)", "--jobs", "\(jobs)",
      ]
    }

    func run(jobs: Int = 2, more: [String] = []) throws -> CommandRun {
      try CommandRun(words(jobs: jobs) + more, in: folder.url)
    }

    func snapshot() throws -> FolderSnapshot { try FolderSnapshot(folder.url) }
  }

  /// `count` captures of three windows with five boxes each.
  private static func captures(_ count: Int) throws -> Place {
    let place = try Place()
    for index in 0..<count {
      var recipe = SyntheticRecipe()
      recipe.seed = UInt64(index + 1)
      recipe.sampleRate = sampleRate
      recipe.duration = 3 * Double(windowSamples) / sampleRate
      recipe.signals = [.chirp, .tone]
      let name = index < 10 ? "c0\(index)" : "c\(index)"
      try SyntheticCapture(recipe).write(
        to: place.captures.appending(path: "\(name).rfcap"))
    }
    return place
  }

  @Test("killed at random moments and restarted, it gives the same files for 40 captures")
  func kills() throws {
    let original = try Self.captures(40)
    let undisturbed = try Place(copying: original.captures)
    let begin = ContinuousClock.now
    let run = try undisturbed.run()
    let duration = (ContinuousClock.now - begin) / .seconds(1)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output
        == "240 samples of 120 windows in 40 captures: 240 new, 0 with new boxes, 0 unchanged\n")
    let expected = try undisturbed.snapshot()
    let boxes = expected.contents.filter { $0.key.hasSuffix(".sigmf-meta") }.map { file in
      String(decoding: file.value, as: UTF8.self).matches(of: /"labeltui:sample"/).count
    }
    #expect(boxes.count == 40 && boxes.reduce(0, +) == 200)

    var generator = SeededGenerator(seed: 20_261_121)
    var (kills, halves) = (0, 0)
    for jobs in [1, 2, 4, 2, 1, 4] where kills < 18 {
      let place = try Place(copying: original.captures)
      while true {
        let moment = Double.random(in: 0...0.25 * duration, using: &generator)
        guard
          try CommandRun.isKilled(
            place.words(jobs: jobs), in: place.folder.url, after: moment)
        else { break }
        kills += 1
        let names = try place.snapshot().contents.keys
        halves += names.contains { $0.contains("/.") && !$0.hasSuffix(".lock") } ? 1 : 0
      }
      let snapshot = try place.snapshot()
      #expect(snapshot.timeless == expected.timeless, "\(jobs) jobs")
    }
    #expect(kills >= 15)
    print("bulk kill test: \(kills) kills, \(halves) left something half done")

    let again = try undisturbed.run(jobs: 4)
    #expect(again.output.hasSuffix(": 0 new, 0 with new boxes, 240 unchanged\n"))
    let unchanged = try undisturbed.snapshot()
    #expect(unchanged == expected, "a second run touches nothing")
  }

  @Test("unreadable captures are reported in one line each, the rest is saved, and it exits with 1")
  func failures() throws {
    let place = try Self.captures(2)
    try Data("nothing".utf8).write(to: place.captures.appending(path: "bad.rfcap"))
    try Data("{}".utf8).write(to: place.captures.appending(path: "c01.sigmf-meta"))
    let run = try place.run(more: ["--json", "missing.rfcap"])
    #expect(run.status == 1)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix("labeltui: ") }, "\(run.errors)")
    for name in ["bad.rfcap: ", "c01.sigmf-meta: ", "missing.rfcap: "] {
      #expect(lines.count { $0.contains(name) } == 1, "\(name)")
    }
    let summary = try JSONDecoder().decode(Summary.self, from: Data(run.output.utf8))
    #expect(summary.new == 6 && summary.windows == 3 && summary.captures == 4)
    #expect(summary.failures.count == 3)
  }

  private struct Summary: Decodable {
    struct Failure: Decodable { var path: String }
    var captures: Int
    var windows: Int
    var new: Int
    var failures: [Failure]
  }

  @Test(
    "invalid arguments are usage errors",
    arguments: [
      ["samples", "--dataset", "d"], ["samples", "x"],
      ["samples", "x", "--dataset", "d", "--jobs", "0"],
      ["samples", "x", "--dataset", "d", "--window", "0"],
    ])
  func usage(words: [String]) throws {
    let run = try CommandRun(words)
    #expect(run.status == 2 && run.failsInOneLine, "\(run.errors)")
  }
}
