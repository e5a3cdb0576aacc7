import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Libraries

@Suite("Catalog")
struct CatalogTests {
  let fixture: StoreFixture
  let store: SampleStore
  private var file: URL { fixture.dataset.appending(path: "catalog.db") }

  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
    for window in 1...6 {
      _ = try store.save(
        fixture.draft(fixture.drone, window: window, capture: window < 4 ? "a" : "b"),
        npz: fixture.npz)
    }
    _ = try store.save(fixture.draft(fixture.video, window: 1), npz: fixture.npz)
  }

  private func review(_ id: String, _ status: ReviewStatus, by reviewer: String?) throws {
    _ = try ReviewLog(store: store).add(
      status, of: SampleKey(id), reviewer: reviewer, revision: 1)
  }

  @Test("saves, new boxes, reviews and deletions leave the rows that the files give")
  func sameRows() throws {
    try CatalogComparison.check(fixture.dataset)
    _ = try store.save(
      fixture.draft(fixture.drone, window: 2, capture: "a", column: 44), npz: fixture.npz)
    try review("drone/0001", .good, by: "anna")
    try review("drone/0002", .bad, by: "anna")
    try review("drone/0001", .bad, by: "bob")
    try review("drone/0001", .unreviewed, by: "bob")
    #expect(try store.delete(fixture.reference(fixture.drone, "0003")))
    try CatalogComparison.check(fixture.dataset)
    let before = try store.catalog.read { try $0.dump() }
    #expect(try store.catalog.rebuild() == 6)
    #expect(try store.catalog.read { try $0.dump() } == before)
    let verdicts = try Dataset(folder: fixture.dataset).samples().map {
      "\($0.key) \($0.verdict.rawValue)"
    }
    #expect(
      verdicts == [
        "analog.video-2/0001 unreviewed", "drone/0001 good", "drone/0002 unreviewed",
        "drone/0004 unreviewed", "drone/0005 unreviewed", "drone/0006 unreviewed",
      ])
  }

  @Test("changes of other programs are noticed")
  func foreignChanges() throws {
    let folder = fixture.samplesFolder(fixture.drone)
    for ending in ["json", "npz"] {
      try FileManager.default.copyItem(
        at: folder.appending(path: "0001.\(ending)"), to: folder.appending(path: "abc.\(ending)"))
      try FileManager.default.removeItem(at: folder.appending(path: "0002.\(ending)"))
    }
    #expect(try store.count(of: fixture.drone) == 6)
    #expect(
      try store.samples().map(\.id.text) == ["0001", "0001", "0003", "0004", "0005", "0006", "abc"])
    let line = #"{"image_id": "drone/0001", "status": "bad", "notes": ""}"# + "\n"
    try Data(line.utf8).write(to: fixture.dataset.appending(path: "reviews.jsonl"))
    #expect(try ReviewLog(store: store).load().latest["drone/0001"]?.status == .bad)
    try CatalogComparison.check(fixture.dataset)
    try FileManager.default.removeItem(at: fixture.dataset.appending(path: "signals/drone"))
    #expect(try store.samples().count == 1)
    try CatalogComparison.check(fixture.dataset)
  }

  @Test("a dataset without catalog gets one, and a save continues with its ids")
  func olderDataset() throws {
    let rows = try store.catalog.read { try $0.dump() }
    let older = fixture.folder.file("older")
    try FileManager.default.copyItem(at: fixture.dataset, to: older)
    for name in try FileManager.default.contentsOfDirectory(atPath: older.path)
    where name.hasPrefix("catalog.db") {
      try FileManager.default.removeItem(at: older.appending(path: name))
    }
    let opened = SampleStore(dataset: older)
    #expect(try opened.count(of: fixture.drone) == 6)
    #expect(FileSystem.exists(older.appending(path: "catalog.db").path))
    let copied = try opened.catalog.read { try $0.dump() }
    #expect(copied.count == rows.count)
    let saved = try opened.save(fixture.draft(fixture.drone, window: 9), npz: fixture.npz)
    #expect(saved.sample.id.text == "0007" && saved.total == 7)
    try CatalogComparison.check(older)
  }

  @Test(
    "a file that is no catalog is renamed, and the catalog is built again",
    arguments: [
      "no database", "another version", "a database of another program", "damaged tables",
      "damaged schema",
    ])
  func unusable(kind: String) throws {
    let rows = try store.catalog.read { try $0.dump() }
    let copy = fixture.folder.file("copy")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
    for name in ["signals", "index.json"] {
      try FileManager.default.moveItem(
        at: fixture.dataset.appending(path: name), to: copy.appending(path: name))
    }
    let path = copy.appending(path: "catalog.db").path
    switch kind {
    case "no database":
      try Data(String(repeating: "no database ", count: 999).utf8).write(to: URL(filePath: path))
    case "damaged tables", "damaged schema":
      // The catalog is closed with its store, and then one file.
      #expect(try SampleStore(dataset: copy).samples().count == 7)
      #expect(!FileSystem.exists(path + "-wal"))
      var bytes = try Data(contentsOf: URL(filePath: path))
      let start = kind == "damaged schema" ? 4096 : bytes.count / 3
      bytes.replaceSubrange(start..., with: Data(repeating: 0xaa, count: bytes.count - start))
      try bytes.write(to: URL(filePath: path))
    case "another version":
      try SQLiteDatabase(path, .create).run(script: "CREATE TABLE t(x); PRAGMA user_version=77")
    default: try SQLiteDatabase(path, .create).run(script: "CREATE TABLE t(x)")
    }
    let opened = SampleStore(dataset: copy)
    #expect(try opened.catalog.read { try $0.dump() } == rows)
    #expect(FileSystem.exists(path + ".unreadable"))
    #expect(try opened.save(fixture.draft(fixture.drone, window: 8), npz: fixture.npz).total == 7)
    try CatalogComparison.check(copy)
  }

  @Test("a catalog that cannot be written does not lose a sample")
  func folderInsteadOfFile() throws {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: file.path + suffix)
    }
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let opened = fixture.store()
    #expect(try opened.samples().count == 7)
    let saved = try opened.save(fixture.draft(fixture.drone, window: 7), npz: fixture.npz)
    #expect(saved.sample.id.text == "0007" && saved.total == 7)
    let replaced = try opened.save(
      fixture.draft(fixture.drone, window: 7, column: 5), npz: fixture.npz)
    #expect(replaced.change == .replaced)
    _ = try ReviewLog(store: opened).add(.good, of: saved.sample, reviewer: "anna", revision: 2)
    #expect(try ReviewLog(store: opened).reviews(of: [saved.sample]).count == 1)
    #expect(try opened.delete(saved.sample))
    try FileManager.default.removeItem(at: file)
    #expect(try fixture.store().samples().count == 7)
    try CatalogComparison.check(fixture.dataset)
  }

  @Test("a change that was noted, but not recorded, is read again")
  func unfinished() throws {
    try store.catalog.readAsItIs {
      try $0.noteChange(of: "signals/drone/samples")
      try $0.remove(SampleKey("drone/0001"))
    }
    #expect(try fixture.store().samples().count == 7)
    try CatalogComparison.check(fixture.dataset)
  }

  @Test("a backup is a whole database")
  func backup() throws {
    let path = fixture.folder.file("backup.db").path
    try store.catalog.backUp(to: path)
    let copy = try SQLiteDatabase(path, .read)
    #expect(try copy.integer("SELECT count(*) FROM training_samples") == 7)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.folder.url.path).sorted() == [
        "backup.db", "data",
      ])
  }

  @Test("lists by SQL are those of the filter, in every order, page by page")
  func filters() throws {
    for (id, status, name) in [
      ("drone/0001", ReviewStatus.good, "anna"), ("drone/0004", .bad, "anna"),
      ("drone/0004", .good, "bob"), ("drone/0005", .skip, "bob"),
    ] {
      try review(id, status, by: name)
    }
    let dataset = Dataset(folder: fixture.dataset)
    let book = try ReviewLog(store: store).book().book
    for filter in Self.filters {
      for order in SampleOrder.allCases {
        let all = try store.samples().map { try dataset.content(of: .signal($0)) }
        let expected = all.compactMap { content -> SampleRow? in
          let reviews = book.reviews(of: content.key.description)
          let verdict =
            reviews.last { $0.counts(forRevision: content.revision) }?.status ?? .unreviewed
          guard filter.admits(content, verdict: verdict, reviews: reviews) else { return nil }
          return SampleRow(
            key: content.key, classes: content.classes, source: content.origin.source,
            boxCount: content.boxes.count,
            leastConfidence: content.boxes.map { $0.confidence ?? 1 }.min(), verdict: verdict,
            revision: content.revision, updatedAt: content.updatedAt)
        }.sorted { Self.isBefore($0, $1, order) }
        let rows = try dataset.samples(matching: filter, order: order)
        #expect(rows == expected, "\(filter) \(order)")
        #expect(try dataset.count(matching: filter) == expected.count)
        let pages = try stride(from: 0, to: 8, by: 2).flatMap {
          try dataset.samples(matching: filter, order: order, limit: 2, offset: $0)
        }
        #expect(pages == expected, "\(filter) \(order)")
        var next: [SampleKey] = []
        while let row = try dataset.nextUnreviewed(after: next.last, matching: filter, order: order)
        {
          next.append(row.key)
          if next.count > 9 { break }
        }
        #expect(
          next == expected.filter { $0.verdict == .unreviewed }.map(\.key), "\(filter) \(order)")
      }
    }
  }

  private static var filters: [SampleFilter] {
    var filters = [SampleFilter(), SampleFilter(verdicts: [.good, .skip])]
    func add(_ change: (inout SampleFilter) -> Void) {
      var filter = SampleFilter()
      change(&filter)
      filters.append(filter)
    }
    add { $0.classes = ["drone"] }
    add { $0.classes = ["analog.video-2", "nothing"] }
    add { $0.captures = ["b"] }
    add { $0.sources = [.userLabel] }
    add { $0.sources = [.model] }
    add { $0.reviewers = ["bob"] }
    add { $0.kinds = [.picture] }
    add { $0.kinds = [.signal] }
    add { $0.confidence = 0.9...1 }
    add { $0.confidence = 0...0.5 }
    add { $0.days = "2027-01-15"..."2027-01-15" }
    add { $0.days = "2020-01-01"..."2020-01-02" }
    add {
      $0.classes = ["drone"]
      $0.captures = ["a", "b"]
      $0.verdicts = [.unreviewed, .bad]
    }
    return filters
  }

  private static func isBefore(_ left: SampleRow, _ right: SampleRow, _ order: SampleOrder) -> Bool
  {
    switch order {
    case .key: left.key < right.key
    case .newest: (right.updatedAt ?? "", left.key) < (left.updatedAt ?? "", right.key)
    case .leastConfident:
      (left.leastConfidence ?? 2, left.key) < (right.leastConfidence ?? 2, right.key)
    case .mostBoxes: (right.boxCount, left.key) < (left.boxCount, right.key)
    }
  }
}
