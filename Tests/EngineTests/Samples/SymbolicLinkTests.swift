import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets

/// Datasets of unknown origin, with links to files outside.
@Suite("Symbolic links in a dataset")
struct SymbolicLinkTests {
  let fixture: StoreFixture
  /// The targets of the links.
  let outside: URL

  init() throws {
    fixture = try StoreFixture()
    outside = fixture.folder.file("outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try Data("export PATH=1\n".utf8).write(to: outside.appending(path: "bashrc"))
    for window in 1...2 {
      _ = try fixture.store().save(
        fixture.draft(fixture.drone, window: window), npz: fixture.npz)
    }
  }

  private func file(_ name: String) -> URL { fixture.dataset.appending(path: name) }

  private func link(_ name: String, to target: URL) throws {
    try? FileManager.default.removeItem(at: file(name))
    try FileManager.default.createSymbolicLink(at: file(name), withDestinationURL: target)
  }

  /// All operations that may write.
  private func useDataset() {
    let store = fixture.store()
    _ = try? store.recover()
    _ = try? store.save(fixture.draft(fixture.drone, window: 3), npz: fixture.npz)
    _ = try? store.save(fixture.draft(fixture.drone, window: 1, column: 99), npz: fixture.npz)
    _ = try? store.save(fixture.draft(fixture.video, window: 3), npz: fixture.npz)
    if let sample = try? fixture.reference(fixture.drone, "0001") {
      _ = try? ReviewLog(store: store).add(.good, of: sample, reviewer: nil, revision: 1)
      _ = try? store.delete(sample)
    }
    _ = try? CuratedDataset(of: store, filter: .all).export(to: fixture.folder.file("export"))
  }

  @Test(
    "targets of links are never changed, and no file is created there",
    arguments: [
      "signals/drone/manifest.json", "index.json", "reviews.jsonl", ".lock",
      "signals/drone/samples/0001.json",
    ])
  func files(name: String) throws {
    try link(name, to: outside.appending(path: "bashrc"))
    let before = try FolderSnapshot(outside)
    useDataset()
    #expect(try FolderSnapshot(outside) == before)
    try link(name, to: outside.appending(path: "new"))
    useDataset()
    #expect(try FolderSnapshot(outside) == before)
  }

  @Test(
    "linked folders are not written to, and nothing is removed there",
    arguments: ["signals", "signals/drone", "signals/drone/samples"])
  func folders(name: String) throws {
    let target = outside.appending(path: "folder")
    try FileManager.default.moveItem(at: file(name), to: target)
    let inside = name.hasSuffix("samples") ? "" : name == "signals" ? "drone/samples/" : "samples/"
    for left in [".0007.npz.staged", ".0001.json.deleted"] {
      try Data("x".utf8).write(to: target.appending(path: inside + left))
    }
    try link(name, to: target)
    let before = try FolderSnapshot(outside)
    useDataset()
    #expect(try FolderSnapshot(outside) == before)
    // Reading through links is allowed.
    #expect(try fixture.store().count(of: fixture.drone) == 2)
    #expect {
      try fixture.store().save(fixture.draft(fixture.drone, window: 3), npz: fixture.npz)
    } throws: { error in
      "\(error)".contains("is a symbolic link, but datasets are never written")
    }
  }

  @Test("a dataset given by a link is written to")
  func datasetItself() throws {
    let link = fixture.folder.file("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: fixture.dataset)
    let outcome = try SampleStore(dataset: link).save(
      fixture.draft(fixture.drone, window: 3), npz: fixture.npz)
    #expect(outcome.total == 3)
  }
}
