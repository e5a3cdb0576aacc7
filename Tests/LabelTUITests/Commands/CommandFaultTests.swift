import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Radio

/// Commands that change a dataset, as processes whose file operations fail one after another.
@Suite("Commands with injected errors")
struct CommandFaultTests {
  enum Operation: String, CaseIterable {
    case importing, preparing, reviewing, deletingWindow, deletingPicture, renamingWindows,
      renamingPictures

    /// Operations with many calls are tested at fewer of them, so that the suite does not take minutes;
    /// `LABELTUI_EVERY_CALL` tests all.
    var rarity: Int {
      switch self {
      case .reviewing, .deletingWindow, .deletingPicture: 1
      case .importing, .preparing: 2
      case .renamingWindows, .renamingPictures: 4
      }
    }
  }

  /// A dataset in `data` and a YOLO dataset in `set`.
  private let template: TemporaryFolder
  private let picture: String

  init() throws {
    template = try TemporaryFolder.inMemory()
    let dataset = Dataset(folder: template.file("data"))
    let npz = NPZ.encode(SpectrogramImage(pixels: [UInt8](repeating: 40, count: 1024 * 1024)))
    for window in 1...2 {
      let draft = SampleDraft(
        signal: try SignalName("drone"), iqSHA256: "hash\(window)",
        sourceCapture: "\(window).rfcap",
        timeOffset: 0, duration: 0.2, centerFrequency: 2430, sampleRate: 20,
        boxes: [SampleBox(pixels: PixelBox(xMin: 10, yMin: 10, xMax: 500, yMax: 500))])
      _ = try dataset.signals.save(draft, npz: npz)
    }
    let draft = try PictureDraft(
      data: WrittenYOLODataset.picture(1, width: 40, height: 30), path: "1.png",
      boxes: [ContentBox(className: "button", x: 1, y: 1, width: 9, height: 9)],
      origin: PictureOrigin(source: "1.png"), labeler: "anna")
    _ = try dataset.pictures.save(draft)
    try dataset.pictures.finish()
    picture = draft.id.text
    for key in ["drone/0001", picture] {
      _ = try dataset.review(SampleKey(key), .good, reviewer: "bert", revision: 1)
    }
    try WrittenYOLODataset.write(
      numbers: 1...2, width: 40, height: 30, to: template.file("set"))
  }

  /// The arguments of `operation` in `folder`, and its input.
  private func words(_ operation: Operation, in folder: TemporaryFolder) -> (
    words: [String], input: String
  ) {
    let data = folder.file("data").path
    switch operation {
    case .importing: return (["import", folder.file("set").path, "--dataset", data], "")
    case .preparing:
      return (["prepare", data, "--filter", "all", "--output", folder.file("out").path], "")
    case .reviewing: return (["validate", data, "class:button", "--reviewer", "anna"], "b wide\n")
    case .deletingWindow: return (["delete", data, "drone/0002"], "")
    case .deletingPicture: return (["delete", data, picture], "")
    case .renamingWindows: return (["classes", "rename", data, "drone", "plane"], "")
    case .renamingPictures: return (["classes", "rename", data, "button", "switch"], "")
    }
  }

  private func run(_ operation: Operation, _ fault: Fault, at call: Int?) throws -> (
    folder: TemporaryFolder, run: FaultyRun
  ) {
    let folder = try TemporaryFolder.inMemory()
    for name in ["data", "set"] {
      try FileManager.default.copyItem(at: template.file(name), to: folder.file(name))
    }
    return (folder, try run(operation, in: folder, fault, at: call))
  }

  private func run(
    _ operation: Operation, in folder: TemporaryFolder, _ fault: Fault, at call: Int?
  ) throws -> FaultyRun {
    let (words, input) = words(operation, in: folder)
    return try FaultyRun(
      "labeltui", words, input: input, in: folder.url, fault: fault, at: call)
  }

  /// The files of the dataset and of exports, but for what the next change corrects or removes: totals,
  /// the note that they are not known, and what was not renamed or removed. Fingerprints are computed
  /// again if they are missing. The line of a deleted picture may stay in the manifest.
  private func files(
    _ folder: TemporaryFolder, after operation: Operation
  ) throws -> [String: Data] {
    let others =
      ["metadata.json", ".pictures-changing", "splits/fingerprints.json", "index.json"]
      + (operation == .deletingPicture ? ["manifest.jsonl"] : [])
    return try FolderSnapshot(folder.url).timeless.filter { name, _ in
      !others.contains(String(name.dropFirst("data/".count)))
        && !name.hasSuffix(".labeltui-temporary")
    }
  }

  @Test(
    "if any call fails, the error names the file, and the next run gives the same as one without errors",
    arguments: Fault.all, Operation.allCases)
  func everyCall(fault: Fault, operation: Operation) throws {
    let undisturbed = try run(operation, fault, at: nil)
    #expect(undisturbed.run.status == 0, "\(undisturbed.run.errors)")
    let expected = try files(undisturbed.folder, after: operation)
    let count = undisturbed.run.calls.count
    try #require(count > 0)
    let failing = fault.calls(of: count, every: Self.interval * operation.rarity)
    for call in failing { try check(operation, fault, at: call, expected) }
    print(
      "commands with injected errors: \(operation), \(fault) at \(failing.count) of \(count) calls")
  }

  #if DEBUG
    private static let interval = 25
  #else
    private static let interval = 4
  #endif

  private func check(
    _ operation: Operation, _ fault: Fault, at call: Int, _ expected: [String: Data]
  ) throws {
    let (folder, run) = try run(operation, fault, at: call)
    let place = run.calls.first.map { "\($0)" } ?? "no call"
    let circumstances = Comment(
      rawValue: "\(operation), \(fault) at \(place)"
        .replacing(folder.url.path + "/", with: ""))
    #expect([0, 1].contains(run.status), "\(circumstances): \(run.errors)")
    let isClear = run.errors.split(separator: "\n").contains { line in
      // Which format a folder has is found without a reason why not another one.
      line.hasPrefix("labeltui: ") && line.contains(folder.url.path)
        && (line.contains(fault.kind.reason ?? "")
          || line.contains("has no labels of a known format"))
    }
    if run.status == 0, !isClear {
      try expect(folder, has: expected, after: operation, circumstances, "success, but")
    } else {
      #expect(isClear && !fault.kind.isHarmless, "\(circumstances): \(run.errors)")
    }
    let again = try self.run(operation, in: folder, fault, at: nil)
    // What failed after it had happened is not there to be deleted again.
    let isDone =
      again.errors.contains("is not in the dataset") || again.errors.contains("is not empty")
    #expect(again.status == 0 || isDone, "\(circumstances): then \(again.errors)")
    try expect(folder, has: expected, after: operation, circumstances, "then")
    let findings = try DatasetCheck(Dataset(folder: folder.file("data"))).findings()
    #expect(findings == [], "\(circumstances)")
  }

  private func expect(
    _ folder: TemporaryFolder, has expected: [String: Data], after operation: Operation,
    _ circumstances: Comment, _ when: String
  ) throws {
    let found = try files(folder, after: operation)
    let differing = Set(found.keys).union(expected.keys)
      .filter { found[$0] != expected[$0] }.sorted()
    let text = differing.first.flatMap { found[$0] }.map {
      String(decoding: $0.prefix(2000), as: UTF8.self)
    }
    #expect(
      differing.isEmpty, "\(circumstances): \(when) \(differing) differ: \(text ?? "absent")")
  }
}
