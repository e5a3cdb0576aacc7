import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Radio

/// `labeltui export`, `summary` and `engine` on damaged datasets, as processes.
@Suite("Damaged datasets on the command line")
struct ExportCommandTests {
  let folder: TemporaryFolder
  private var dataset: URL { folder.file("data") }

  /// Two samples of one class.
  init() throws {
    folder = try TemporaryFolder()
    let store = SampleStore(dataset: folder.file("data"))
    for index in 1...2 {
      let pixels = (0..<(1024 * 1024)).map { UInt8(truncatingIfNeeded: ($0 * index) >> 8) }
      let draft = SampleDraft(
        signal: try SignalName("drone"), iqSHA256: "\(index)", sourceCapture: "a.rfcap",
        timeOffset: Double(index), duration: 0.2, centerFrequency: 100, sampleRate: 1,
        boxes: [SampleBox(pixels: PixelBox(xMin: 1, yMin: 1, xMax: 5, yMax: 5))])
      _ = try store.save(draft, npz: NPZ.encode(SpectrogramImage(pixels: pixels)))
    }
  }

  private func damage(_ name: String) throws {
    try Data("PK".utf8).write(to: dataset.appending(path: "signals/drone/samples/\(name)"))
  }

  private func export(_ more: String...) throws -> CommandRun {
    try CommandRun(
      ["export", "data", "--output", "out\(more.count)", "--filter", "all"] + more, in: folder.url)
  }

  @Test("an export that skips a sample names it and exits with 1, with --skip-damaged with 0")
  func leftOut() throws {
    try damage("0002.npz")
    let run = try export()
    #expect(run.status == 1)
    #expect(run.errors.contains("0002.npz: is not a .npz file"))
    #expect(run.errors.contains("the export is incomplete: 1 file or line could not be read"))
    #expect(run.output.contains("1 image"))
    let skipping = try export("--skip-damaged")
    #expect(skipping.status == 0 && skipping.errors.contains("0002.npz: is not a .npz file"))
  }

  @Test("an export of only damaged samples fails and creates no folder")
  func onlyDamaged() throws {
    for name in ["0001.npz", "0002.npz"] { try damage(name) }
    let run = try export()
    #expect(run.status == 1)
    #expect(run.errors.contains("2 files or lines are damaged, the first: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["data"])
  }

  @Test("check reports a damaged image; like summary, it changes nothing")
  func check() throws {
    try damage("0001.npz")
    let before = try FolderSnapshot(folder.url)
    let run = try CommandRun(["check", "data"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.output.contains("0001.npz: is not a .npz file"))
    #expect(try CommandRun(["summary", "data"], in: folder.url).status == 0)
    #expect(try FolderSnapshot(folder.url) == before)
  }

  @Test("the engine refuses a regular file as dataset")
  func engineOnFile() throws {
    try Data("x".utf8).write(to: folder.file("file"))
    let run = try CommandRun(["engine", "--dataset", "file"], in: folder.url)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("file: is not a folder"))
  }
}
