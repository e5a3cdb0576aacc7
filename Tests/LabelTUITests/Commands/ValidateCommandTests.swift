import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Radio

/// `labeltui validate`, as a process.
@Suite("Reviewing by prompts")
struct ValidateCommandTests {
  let folder: TemporaryFolder
  private var reviews: URL { folder.file("data").appending(path: "reviews.jsonl") }

  /// Three samples of one class.
  init() throws {
    folder = try TemporaryFolder()
    let store = SampleStore(dataset: folder.file("data"))
    for index in 1...3 {
      let draft = SampleDraft(
        signal: try SignalName("drone"), iqSHA256: "\(index)", sourceCapture: "a\u{1B}.rfcap",
        timeOffset: Double(index), duration: 0.2, centerFrequency: 100, sampleRate: 1,
        boxes: [SampleBox(pixels: PixelBox(xMin: 1, yMin: 2, xMax: 5, yMax: 9))])
      _ = try store.save(draft, npz: Data("npz".utf8))
    }
  }

  private func validate(_ input: String, _ words: String...) throws -> CommandRun {
    try CommandRun(["validate", "data"] + words, input: input, in: folder.url)
  }

  private func written() throws -> [Review] {
    try Data(contentsOf: reviews).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Review.self, from: Data($0))
    }
  }

  @Test("facts, good, bad with a reason, flag, and the end of the input")
  func verdicts() throws {
    let run = try validate("g\nb\ntoo wide\nf\n", "--reviewer", "anna")
    #expect(run.status == 0 && run.errors.isEmpty && run.rawScalars.isEmpty)
    for text in [
      "3 samples to review.", "drone/0001  (1 of 3)", "data/signals/drone/samples/0001.npz",
      "drone  x 1  y 2  4 x 7  user_label", "What is wrong? ",
      "Reviewed 3 samples: 1 good, 1 bad, 1 flagged.",
    ] { #expect(run.output.contains(text), "\(text)") }
    let reviews = try written()
    #expect(reviews.map(\.status) == [.good, .bad, .flag])
    #expect(reviews.map(\.notes) == ["", "too wide", ""])
    #expect(reviews.allSatisfy { $0.reviewer == "anna" && $0.revision == 1 })
    #expect(try validate("g\n", "--reviewer", "bob").output.contains("No sample to review."))
    let blind = try validate("s\nq\n", "--reviewer", "bob", "--blind")
    #expect(blind.output.contains("3 samples") && !blind.output.contains("anna"))
  }

  @Test("undo writes the verdict before; unknown answers and help ask again")
  func undo() throws {
    let run = try validate("u\ng\nwhat\n?\nu\nb blurred\nq\ng\n", "--reviewer", "anna")
    #expect(run.status == 0)
    #expect(
      run.output.contains("No verdict to take back.")
        && run.output.contains("what is not an answer."))
    #expect(try written().map(\.status) == [.good, .unreviewed, .bad])
    #expect(try written().last?.notes == "blurred")
    #expect(run.output.hasSuffix("Reviewed 1 sample: 1 bad.\n"))
  }

  @Test("input that ends in the middle gives no verdict", arguments: ["", "b\n", "\n", "g"])
  func ends(input: String) throws {
    #expect(try validate(input).status == 0)
    let lines = (try? written().count) ?? 0
    #expect(lines == (input == "g" ? 1 : 0))
  }

  @Test("--json prints one object for each verdict, prompts go to standard error")
  func json() throws {
    let run = try validate("g\nb x\n", "--json", "class:drone", "--reviewer", "a\u{1B}b")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && run.errors.contains("drone/0002") && run.rawScalars.isEmpty)
    let statuses = try lines.map {
      try JSONDecoder().decode(Review.self, from: Data($0.utf8)).status
    }
    #expect(statuses == [.good, .bad])
  }

  @Test("filters select samples; a wrong one is refused by its word")
  func filters() throws {
    #expect(try validate("", "class:video").output.contains("No sample to review."))
    #expect(try validate("", "capture:a\u{1B}.rfcap").output.contains("3 samples"))
    let run = try validate("", "clas:x")
    #expect(
      run.status == 2 && run.failsInOneLine && run.errors.contains("clas:x: unknown condition"))
    #expect(try CommandRun("validate", "/nowhere").status == 1)
    #expect(try CommandRun("validate").status == 2)
  }

  @Test("a sample that cannot be read is reported, and the others are reviewed")
  func damaged() throws {
    let record = folder.file("data").appending(path: "signals/drone/samples/0002.json")
    let input = "g\n"
    let run = try validate(input)
    #expect(run.status == 0)
    try FileManager.default.removeItem(at: record)
    #expect(try validate("g\n").output.contains("Reviewed 1 sample"))
  }
}
