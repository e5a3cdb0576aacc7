import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite("Reviews")
struct ReviewLogTests {
  let fixture: StoreFixture
  let store: SampleStore
  let log: ReviewLog
  let samples: [SampleReference]

  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
    log = ReviewLog(store: store)
    let (store, fixture) = (store, fixture)
    samples = try (1...3).map { window in
      try store.save(fixture.draft(fixture.drone, window: window), npz: fixture.npz).sample
    }
  }

  private var url: URL { fixture.dataset.appending(path: "reviews.jsonl") }

  @Test("the last line for a sample counts, including a skip")
  func lastCounts() throws {
    _ = try log.add(.bad, of: samples[0], notes: "cut\noff", reviewer: "anna", revision: 1)
    _ = try log.add(.good, of: samples[0], reviewer: "anna", revision: 1)
    _ = try log.add(.skip, of: samples[2], reviewer: nil, revision: 1)
    let reviews = try ReviewLog(store: fixture.store()).reviews(of: samples)
    #expect(reviews.mapValues(\.status) == [samples[0]: .good, samples[2]: .skip])
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0].hasPrefix(
        #"{"image_id":"drone/0001","status":"bad","notes":"cut\noff","reviewer":"anna","#))
  }

  @Test("a review no longer counts after the boxes have changed")
  func revisions() throws {
    for sample in samples { _ = try log.add(.good, of: sample, reviewer: nil, revision: 1) }
    _ = try store.save(fixture.draft(fixture.drone, window: 2, column: 99), npz: fixture.npz)
    #expect(try Set(log.reviews(of: samples).keys) == [samples[0], samples[2]])
    _ = try log.add(.good, of: samples[1], reviewer: nil, revision: 2)
    #expect(try log.reviews(of: samples).count == 3)
    let foreign = "{\"image_id\": \"drone/0002\", \"status\": \"bad\", \"notes\": \"\"}\n"
    let handle = try FileHandle(forWritingTo: url)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(foreign.utf8))
    #expect(try log.reviews(of: samples)[samples[1]]?.status == .bad)
  }

  @Test("the next review removes an incomplete last line and keeps a complete one")
  func tornLine() throws {
    _ = try log.add(.good, of: samples[0], reviewer: nil, revision: 1)
    let whole = try Data(contentsOf: url)
    try (whole + whole.prefix(25)).write(to: url)
    #expect(try log.load().warnings == [])
    _ = try log.add(.bad, of: samples[1], reviewer: nil, revision: 1)
    let (latest, warnings) = try log.load()
    #expect(latest.mapValues(\.status) == ["drone/0001": .good, "drone/0002": .bad])
    #expect(warnings == [])
    #expect(try Data(contentsOf: url).starts(with: whole + Data(#"{"image_id":"drone/0002""#.utf8)))
    try Data(whole.dropLast()).write(to: url)
    _ = try log.add(.bad, of: samples[1], reviewer: nil, revision: 1)
    #expect(try log.load().latest.count == 2)
  }

  @Test("lines that are not reviews cause warnings")
  func foreignLines() throws {
    let text = """
      not json

      {"image_id": "drone/0001", "status": "splendid"}
      {"image_id": "drone/0001", "status": "good"}
      """
    try Data(text.utf8).write(to: url)
    let (latest, warnings) = try log.load()
    #expect(latest["drone/0001"]?.status == .good)
    #expect(warnings.count == 2)
    #expect(
      try ReviewLog(store: SampleStore(dataset: fixture.folder.file("none"))).load().latest.isEmpty)
  }

  @Test("reviews written at the same time do not mix their lines")
  func concurrency() async throws {
    let (log, samples) = (log, samples)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for sample in samples {
        group.addTask {
          for _ in 0..<20 {
            _ = try log.add(
              .good, of: sample, notes: String(repeating: "x", count: 5000), reviewer: nil,
              revision: 1)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try log.load().warnings == [])
    #expect(try String(contentsOf: url, encoding: .utf8).split(separator: "\n").count == 60)
  }
}
