import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Radio

@Suite("Check of a dataset")
struct DatasetCheckTests {
  private static let npz = NPZ.encode(
    SpectrogramImage(pixels: [UInt8](repeating: 7, count: 1024 * 1024)))

  let fixture: StoreFixture
  let store: SampleStore

  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
    for window in 1...5 {
      _ = try store.save(fixture.draft(fixture.drone, window: window), npz: Self.npz)
    }
  }

  private var folder: URL { fixture.samplesFolder(fixture.drone) }

  private func check() throws -> [String] {
    try DatasetCheck(Dataset(folder: fixture.dataset)).findings().map {
      "\($0.kind.rawValue) \(FileSystem.name(of: $0.place))"
    }
  }

  @Test("a consistent dataset has no findings")
  func consistent() throws {
    _ = try ReviewLog(store: store).add(
      .good, of: fixture.reference(fixture.drone, "0001"), reviewer: nil, revision: 1)
    #expect(try check() == [])
  }

  @Test("missing, orphaned, damaged, duplicate and unfinished files are found and repaired")
  func disagreements() throws {
    let files = FileManager.default
    try files.removeItem(at: folder.appending(path: "0001.npz"))
    try files.removeItem(at: folder.appending(path: "0002.json"))
    try Self.npz.prefix(400).write(to: folder.appending(path: "0003.npz"))
    for ending in ["json", "npz"] {
      try files.copyItem(
        at: folder.appending(path: "0004.\(ending)"), to: folder.appending(path: "twin.\(ending)"))
    }
    try Data("x".utf8).write(to: folder.appending(path: ".0009.json.staged"))
    let expected = [
      "missing 0001.json", "orphaned 0002.npz", "damaged 0003.npz", "duplicate 0004",
      "unfinished samples",
    ]
    #expect(try Set(check()).isSuperset(of: expected))
    let check = DatasetCheck(Dataset(folder: fixture.dataset))
    let repair = try check.repair(try check.findings())
    #expect(repair.rest.map(\.kind) == [.duplicate])
    #expect(
      repair.moved.map { FileSystem.name(of: $0) } == [
        "0001.json", "0002.npz", "0003.json", "0003.npz",
      ])
    for path in repair.moved {
      #expect(FileSystem.exists("\(fixture.dataset.path)/damaged/\(path)"))
    }
    #expect(try fixture.store().samples().map(\.id.text) == ["0004", "0005", "twin"])
    #expect(try fixture.manifest(fixture.drone).totalSamples == 3)
  }

  @Test("rows that differ from the files are found and repaired")
  func rows() throws {
    try store.catalog.readAsItIs {
      try $0.connection.execute("UPDATE boxes SET x = 99 WHERE sample = 1")
      try $0.connection.execute(
        "DELETE FROM training_samples WHERE nyckel_sample_id = 'drone/0002'")
      try $0.connection.execute("DELETE FROM samples WHERE key = 'drone/0003'")
      try $0.connection.execute(
        "INSERT INTO reviews VALUES(0, 'drone/0004', 'good', '', NULL, NULL, 1, NULL)")
    }
    #expect(
      try check() == [
        "outdated 0001", "outdated 0002", "outdated 0003", "outdated reviews.jsonl",
        "outdated manifest.json",
      ] || check().prefix(3) == ["outdated 0001", "outdated 0002", "outdated 0003"])
    let check = DatasetCheck(Dataset(folder: fixture.dataset))
    #expect(try check.repair(try check.findings()).rest == [])
    try CatalogComparison.check(fixture.dataset)
  }
}
