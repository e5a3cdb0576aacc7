import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Radio

/// Commands on a dataset whose disk is really full or read-only.
@Suite(
  "A full or read-only disk",
  .enabled(if: SmallDisk.isPossible, "\(SmallDisk.absence)"))
struct FullDiskTests {
  enum Operation: String, CaseIterable {
    case saving, reviewing, exporting, importing, preparing, deleting
  }

  private let disk: SmallDisk
  /// The captures and pictures to save and import, on another disk.
  private let folder: TemporaryFolder

  private var dataset: URL { disk.file("data") }

  /// A dataset with a window and a picture.
  init() throws {
    disk = try SmallDisk(megabytes: 8)
    folder = try TemporaryFolder()
    let open = Dataset(folder: dataset)
    let pixels = (0..<(1024 * 1024)).map { UInt8(truncatingIfNeeded: ($0 &* 7) >> 12) }
    let draft = SampleDraft(
      signal: try SignalName("drone"), iqSHA256: "hash", sourceCapture: "a.rfcap",
      timeOffset: 0, duration: 0.2, centerFrequency: 2430, sampleRate: 20,
      boxes: [SampleBox(pixels: PixelBox(xMin: 10, yMin: 10, xMax: 500, yMax: 500))])
    _ = try open.signals.save(draft, npz: NPZ.encode(SpectrogramImage(pixels: pixels)))
    let picture = try PictureDraft(
      data: WrittenYOLODataset.picture(0, width: 200, height: 150), path: "0.png",
      boxes: [ContentBox(className: "button", x: 1, y: 1, width: 9, height: 9)],
      origin: PictureOrigin(source: "0.png"), labeler: "anna")
    _ = try open.pictures.save(picture)
    try open.pictures.finish()
    try WrittenYOLODataset.write(
      numbers: 1...3, width: 200, height: 150, to: folder.file("set"))
    try FileManager.default.createDirectory(
      at: folder.file("captures"), withIntermediateDirectories: true)
    var recipe = SyntheticRecipe()
    recipe.sampleRate = 1e5
    recipe.duration = 0.1
    recipe.signals = [.chirp, .tone]
    try SyntheticCapture(recipe).write(to: folder.file("captures/c.rfcap"))
  }

  private func run(_ words: [String], input: String = "") throws -> CommandRun {
    try CommandRun(
      words, input: input, in: folder.url,
      environment: [
        "XDG_STATE_HOME": folder.file("state").path, "XDG_CACHE_HOME": folder.file("cache").path,
      ])
  }

  private func run(_ operation: Operation) throws -> CommandRun {
    let data = dataset.path
    return switch operation {
    case .saving: try run(["samples", "captures", "--dataset", data, "--window", "0.05"])
    case .reviewing: try run(["validate", data, "class:drone"], input: "b \(Self.reason)\n")
    case .exporting: try run(["export", data, "--filter", "all", "--format", "curated,coco,npz"])
    case .importing: try run(["import", "set", "--dataset", data])
    case .preparing: try run(["prepare", data, "--filter", "all"])
    case .deleting: try run(["delete", data, "drone/0001"])
    }
  }

  /// Long enough to need another page.
  private static let reason = String(repeating: "too wide ", count: 600)

  /// The samples with their content, the reviews and the exports of the dataset.
  private func content() throws -> [String] {
    let open = Dataset(folder: dataset)
    let samples = try open.samples().map { row in
      "\(row.key) \(try open.content(of: row.key)) \(try open.imageFile(of: row.key).data.count)"
    }
    let reviews = try open.reviewBook().imageIDs
    let exports = try FileSystem.names(in: dataset.appending(path: "exports").path)
    return samples + reviews + exports.filter { !$0.hasPrefix(".") }
  }

  /// Expects one of the lines of `run` to name a file of the dataset and `reason`.
  private func expectClearError(
    _ run: CommandRun, _ reason: String, _ circumstances: Comment
  ) {
    #expect(run.status == 1, "\(circumstances): \(run.status) \(run.output)")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("labeltui: ") }, "\(circumstances): \(run.errors)")
    #expect(
      lines.contains { $0.contains(disk.url.path) && $0.contains(reason) },
      "\(circumstances): \(run.errors)")
  }

  /// Expects no disagreement. After windows were saved, the manifest of their class may have had no space:
  /// it is written after all windows of a capture, and the next run writes it.
  private func expectNoFindings(
    _ circumstances: Comment, exceptManifest: Bool = false
  ) throws {
    let check = try run(["check", dataset.path])
    let findings = check.output.split(separator: "\n").filter {
      !exceptManifest || !$0.hasPrefix("outdated: signals/") || !$0.contains("/manifest.json: ")
    }
    #expect(
      check.status == 0 || findings.isEmpty, "\(circumstances): \(check.output)\(check.errors)")
  }

  @Test(
    "a full disk: a clear error, nothing is lost, and the command succeeds when there is space",
    arguments: Operation.allCases)
  func full(operation: Operation) throws {
    let before = try content()
    var failures = 0
    // The disk is full at once, or in the middle.
    for kilobytes in [0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512] {
      try disk.fill(leaving: kilobytes << 10)
      let circumstances = Comment("\(operation.rawValue) with \(kilobytes) kB")
      let run = try run(operation)
      if run.status == 0 {
        try disk.empty()
        try expectNoFindings(circumstances)
        break
      }
      failures += 1
      expectClearError(run, "No space left on device", circumstances)
      // Windows and pictures that were saved before the disk was full stay.
      let now = try content()
      let isKept = Set(before).isSubset(of: now)
      #expect(
        operation == .saving || operation == .importing ? isKept : now == before, "\(circumstances)"
      )
      try disk.empty()
      try expectNoFindings(circumstances, exceptManifest: operation == .saving)
    }
    // A deletion needs no space.
    #expect(failures > 0 || operation == .deleting, "the disk was not full")
    let last = try run(operation)
    let isDone = operation == .deleting && last.errors.contains("is not in the dataset")
    #expect(last.status == 0 || isDone, "\(last.errors)")
    #expect(try content() != before)
    try expectNoFindings("\(operation.rawValue), then")
    print("full disk: \(operation.rawValue) failed \(failures) times")
  }

  @Test(
    "a read-only disk: a clear error, nothing changes, reading works",
    arguments: Operation.allCases)
  func readOnly(operation: Operation) throws {
    let before = try FolderSnapshot(disk.url)
    try disk.setReadOnly(true)
    expectClearError(try run(operation), "Read-only file system", "\(operation.rawValue)")
    for words in [
      ["summary", dataset.path], ["browse", dataset.path], ["query", dataset.path, "overall"],
      ["quality", dataset.path], ["check", dataset.path],
      ["export", dataset.path, "--filter", "all", "--output", "elsewhere"],
    ] {
      let reading = try run(words)
      #expect(reading.status == 0, "\(words): \(reading.errors)")
    }
    try disk.setReadOnly(false)
    #expect(try FolderSnapshot(disk.url) == before)
    #expect(try run(operation).status == 0)
    try expectNoFindings("\(operation.rawValue), then")
  }
}
