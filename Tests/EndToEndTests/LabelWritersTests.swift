import Foundation
import Imaging
import Labels
import Radio
import TerminalSupport
import TestSupport
import Testing

/// Several programs label the same documents at the same time. No box may be lost.
@Suite("Label writers", .serialized)
struct LabelWritersTests {
  /// Milliseconds between boxes. A write takes a few milliseconds, so that writes of several programs overlap.
  private static let pause = 20

  let folder: TemporaryFolder
  let capture: URL

  init() throws {
    folder = try TemporaryFolder()
    for name in ["captures", "state"] {
      try FileManager.default.createDirectory(
        at: folder.file(name), withIntermediateDirectories: true)
    }
    capture = folder.file("captures/X.rfcap")
    var recipe = SyntheticRecipe()
    recipe.sampleRate = 1e5
    recipe.duration = 0.1
    recipe.signals = [.tone]
    try SyntheticCapture(recipe).write(to: capture)
    try FileManager.default.removeItem(at: folder.file("captures/X.sigmf-meta"))
    try OrdinaryUser.allowAll(in: folder.url)
  }

  private func start(
    _ name: String, count: Int, on document: URL? = nil, asOrdinaryUser: Bool = false
  ) throws -> LabelingProcessRun {
    try LabelingProcessRun(
      document ?? capture, state: folder.file("state"), name: name, count: count, pause: Self.pause,
      asOrdinaryUser: asOrdinaryUser)
  }

  /// Waits for the writers, and checks that the label file has every box exactly once.
  private func check(_ writers: [LabelingProcessRun], count: Int) throws {
    for writer in writers { #expect(writer.finish() == 0) }
    let expected = writers.flatMap(\.acknowledged).sorted()
    #expect(expected.count == count)
    let file = CaptureLabels(of: try CaptureFile.open(capture), stateFolder: folder.file("state"))
    let found = file.load().annotations.compactMap(\.label).sorted()
    let lost = Set(expected).subtracting(found)
    #expect(lost.isEmpty, "\(lost.count) lost")
    #expect(found == expected)
  }

  @Test("two and four programs on one capture", arguments: [(2, 200), (4, 75)])
  func several(writers: Int, boxes: Int) throws {
    let runs = try (0..<writers).map { try start("w\($0)-", count: boxes) }
    try check(runs, count: writers * boxes)
    #expect(runs.allSatisfy { $0.remarks.isEmpty })
  }

  @Test("two programs on each of two pictures of one folder")
  func pictures() throws {
    let urls = ["a", "b"].map { folder.file("captures/\($0).png") }
    let runs = try urls.flatMap { url in
      try (0..<2).map {
        try start("\(url.lastPathComponent)\($0)-", count: 100, on: url)
      }
    }
    for run in runs { #expect(run.finish() == 0 && run.remarks.isEmpty) }
    let session = PictureLabels(stateFolder: folder.file("state"))
    let found = urls.flatMap { url in
      session.labels(of: url, width: 4000, height: 100).load().annotations.compactMap(\.label)
    }
    #expect(found.count == 400)
    #expect(found.sorted() == runs.flatMap(\.acknowledged).sorted())
  }

  @Test("one program while `labeltui samples` runs repeatedly")
  func besideSamples() throws {
    let writer = try start("w-", count: 300)
    var runs = 0
    while writer.acknowledged.count < 300, writer.readMore() {
      // Every run marks new boxes.
      let process = Process()
      process.executableURL = BuiltProgram.url
      process.arguments = [
        "samples", capture.path, "--dataset", folder.file("data").path, "--window", "0.05",
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      runs += 1
    }
    #expect(runs > 3)
    try check([writer], count: 300)
    let file = CaptureLabels(of: try CaptureFile.open(capture), stateFolder: folder.file("state"))
    #expect(file.load().annotations.contains { $0.savedSample != nil })
  }

  @Test("two programs while their folder becomes read-only and writable again")
  func switchingFolder() throws {
    let writers = try (0..<2).map { try start("w\($0)-", count: 100, asOrdinaryUser: true) }
    var (isWritable, changes) = (true, 0)
    while writers[0].readMore() {
      guard writers[0].acknowledged.count >= 8 * (changes + 1) else { continue }
      isWritable.toggle()
      changes += 1
      try OrdinaryUser.set(isWritable ? 0o777 : 0o555, folder: folder.file("captures"))
    }
    #expect(changes > 8)
    try OrdinaryUser.set(0o777, folder: folder.file("captures"))
    try check(writers, count: 200)
    let remarks = writers.flatMap(\.remarks)
    #expect(remarks.contains { $0.contains("Labels are kept in") })
    #expect(remarks.contains { $0.contains("back from") })
    #expect(!remarks.contains { $0.contains("older state") }, "\(remarks)")
  }
}
