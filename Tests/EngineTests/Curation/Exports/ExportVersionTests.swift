import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Libraries

@Suite("Versions of exports")
struct ExportVersionTests {
  let fixture: ExportFixture

  init() throws { fixture = try ExportFixture() }

  private func export(
    _ formats: [ExportFormat] = [.coco, .yolo], isForced: Bool = false, name: String = "curated"
  ) throws -> ExportReport {
    try DatasetExport(of: fixture.dataset, ExportRequest(formats, filter: .all))
      .run(to: .version(name: name, isForced: isForced))
  }

  private func names() throws -> [String] {
    try FileSystem.names(in: fixture.signals.dataset.appending(path: "exports").path)
  }

  @Test("an unchanged export makes no new version unless it is forced; a changed one does")
  func versions() throws {
    let first = try export()
    #expect(!first.isUnchanged && first.folder.lastPathComponent == "curated-1")
    let second = try export()
    #expect(second.isUnchanged && second.folder.lastPathComponent == "curated-1")
    #expect(try names() == ["curated-1"])
    let forced = try export(isForced: true)
    #expect(forced.folder.lastPathComponent == "curated-2")
    #expect(forced.contentHash == first.contentHash)
    _ = try fixture.save(png: (9, 9), seed: 5, [])
    let third = try export()
    #expect(!third.isUnchanged && third.folder.lastPathComponent == "curated-3")
    #expect(third.contentHash != first.contentHash)
    #expect(try export([.coco]).folder.lastPathComponent == "curated-4")
    #expect(try export(name: "night").folder.lastPathComponent == "night-1")
  }

  @Test("the same dataset gives the same bytes in every format")
  func sameBytes() throws {
    let formats = ExportFormat.allCases
    let first = try fixture.export(formats, to: "first")
    let second = try fixture.export(formats, to: "second")
    #expect(first.report.contentHash == second.report.contentHash)
    #expect(try FolderSnapshot(first.url).contents == FolderSnapshot(second.url).contents)
  }

  @Test("the content hash is that of sorted `sha256sum` lines")
  func contentHash() throws {
    let (url, report) = try fixture.export([.csv, .voc], to: "out")
    let files = try FolderSnapshot(url).contents.filter { $0.key != "export.json" }
    let sorted = files.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    let lines = sorted.map { "\(SHA256.hexadecimal(of: $0.value))  \($0.key)\n" }.joined()
    #expect(report.contentHash == SHA256.hexadecimal(of: Data(lines.utf8)))
    let manifest = try JSONFile.read(
      ExportManifest.self, from: url.appending(path: "export.json").path)
    #expect(manifest.contentHash == report.contentHash)
    #expect(manifest.counts == report.counts)
  }

  @Test("a name that is no part of a path is refused", arguments: ["../x", "", ".hidden", "a/b"])
  func badName(name: String) {
    #expect(throws: ExportError.badName(name)) { try export(name: name) }
  }

  @Test("a canceled export leaves nothing, at any moment")
  func canceled() throws {
    for limit in stride(from: 0.0, to: 1, by: 0.07) {
      var calls = 0
      #expect(throws: ExportError.cancelled) {
        try DatasetExport(
          of: fixture.dataset, ExportRequest(ExportFormat.allCases, filter: .all)
        ).run(to: .version(name: "curated", isForced: false)) { share in
          calls += 1
          return share < limit
        }
      }
      #expect(calls > 0)
      #expect(try names() == [])
    }
  }

  @Test("a folder without permission to write is an error that names it, and nothing is left")
  func readOnly() throws {
    let parent = fixture.folder.file("closed")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try OrdinaryUser.allowAll(in: fixture.folder.url)
    try OrdinaryUser.set(0o555, folder: parent)
    let error = #expect(throws: FileError.self) {
      try OrdinaryUser.run { try fixture.export([.coco], to: "closed/out") }
    }
    #expect(error.map { "\($0)".contains("closed") && $0.isWriteProtection } == true)
    #expect(try FileSystem.names(in: parent.path) == [])
  }
}
