import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations

@Suite("Sample store")
struct SampleStoreTests {
  let fixture: StoreFixture
  let store: SampleStore

  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
  }

  @discardableResult
  private func save(_ window: Int, column: Int = 10, in store: SampleStore? = nil) throws
    -> SaveOutcome
  {
    try (store ?? self.store).save(
      fixture.draft(fixture.drone, window: window, column: column), npz: fixture.npz)
  }

  @Test("a save writes two files, the manifest and the index, with the right counts")
  func saving() throws {
    let outcome = try save(1)
    #expect(outcome.change == .saved)
    #expect(outcome.sample.description == "drone/0001")
    #expect(outcome.total == 1)
    #expect(try save(2).sample.id.text == "0002")
    #expect(try fixture.names(fixture.drone) == ["0001.json", "0001.npz", "0002.json", "0002.npz"])
    #expect(
      try Data(contentsOf: fixture.samplesFolder(fixture.drone).appending(path: "0002.npz"))
        == fixture.npz)
    let manifest = try fixture.manifest(fixture.drone)
    #expect(manifest.totalSamples == 2)
    #expect(manifest.nextID == 3)
    #expect(manifest.sources.map(\.captureFile) == ["a.rfcap"])
    #expect(manifest.sources.map(\.sampleCount) == [2])
    #expect(try fixture.index().signals.map(\.totalSamples) == [2])
    #expect(try store.count(of: fixture.drone) == 2)
    #expect(try store.samples().map(\.description) == ["drone/0001", "drone/0002"])
  }

  @Test("the record has the format's fields first and in order")
  func recordLayout() throws {
    try save(1)
    let url = fixture.samplesFolder(fixture.drone).appending(path: "0001.json")
    let expected = """
      {
        "sample_id": "0001",
        "source_capture": "a.rfcap",
        "time_offset_sec": 0.2,
        "duration_sec": 0.2,
        "center_freq_mhz": 2430.0,
        "sample_rate_mhz": 20.0,
        "created_at": "2027-01-15T08:00:03.000Z",
        "created_by": "user_label",
        "spectrogram_params": {
          "fft_size": 4096,
          "hop_length": 2048,
          "dynamic_range_db": 80.0,
          "output_size": [
            1024,
            1024
          ]
        },
        "boxes": [
          {
            "x_min": 10,
            "y_min": 20,
            "x_max": 300,
            "y_max": 400,
            "label": "signal",
            "confidence": null,
            "time_start_sec": 0.55,
            "time_end_sec": 0.6,
            "freq_start_mhz": 2420.0,
            "freq_end_mhz": 2430.0,
            "source": "user_label",
            "verified": true
          }
        ],
        "signal_name": "drone",
        "labeler": "anna",
        "iq_sha256": "hash1",
        "engine_version": "\(EngineVersion.current)",
        "revision": 1,
        "updated_at": "2027-01-15T08:00:03.000Z"
      }

      """
    let text = try String(contentsOf: url, encoding: .utf8)
    let time = /2027-01-15T08:00:\d\d\.000Z/
    #expect(text.replacing(time, with: "T") == expected.replacing(time, with: "T"))
    #expect(text.contains(time))
    #expect(try store.record(fixture.reference(fixture.drone, "0001")).boxes.count == 1)
  }

  @Test("the same window again replaces the boxes and keeps the id; the same boxes write nothing")
  func repeated() throws {
    try save(1)
    try save(2)
    let again = try save(1, column: 11)
    #expect(again.change == .replaced)
    #expect(again.sample.id.text == "0001")
    #expect(again.total == 2)
    let record = try store.record(again.sample)
    #expect(record.revision == 2)
    #expect(record.boxes.first?.pixels.xMin == 11)
    #expect(record.createdAt != record.updatedAt)
    let path = fixture.samplesFolder(fixture.drone).appending(path: "0001.json")
    let identity = FileIdentity(path)
    #expect(try save(1, column: 11).change == .unchanged)
    #expect(FileIdentity(path) == identity)
    #expect(try save(1, column: 12, in: fixture.store()).change == .replaced)
    #expect(try fixture.names(fixture.drone).count == 4)
    let other = try store.save(fixture.draft(fixture.video, window: 1), npz: fixture.npz)
    #expect(other.change == .saved)
  }

  @Test("a deleted id never comes back, in this process or the next")
  func deletion() throws {
    for window in 1...3 { try save(window) }
    #expect(try store.delete(fixture.reference(fixture.drone, "0003")))
    #expect(try !store.delete(fixture.reference(fixture.drone, "0003")))
    #expect(try fixture.manifest(fixture.drone).totalSamples == 2)
    #expect(try save(4).sample.id.text == "0004")
    let later = fixture.store()
    for id in ["0001", "0002", "0004"] {
      #expect(try later.delete(fixture.reference(fixture.drone, id)))
    }
    #expect(try fixture.names(fixture.drone) == [])
    #expect(try fixture.manifest(fixture.drone).sources == [])
    #expect(try fixture.index().totalSamples == 0)
    #expect(try save(1, in: fixture.store()).sample.id.text == "0005")
  }

  @Test("reading or deleting creates nothing if there is no dataset")
  func absentDataset() throws {
    #expect(try store.count(of: fixture.drone) == 0)
    #expect(try store.samples() == [])
    #expect(try store.recover() == [])
    #expect(try !store.delete(fixture.reference(fixture.drone, "0001")))
    #expect(!FileManager.default.fileExists(atPath: fixture.dataset.path))
    let reference = try fixture.reference(fixture.drone, "0001")
    #expect(throws: SampleError.noSuchSample(reference)) { try store.record(reference) }
    #expect(throws: SampleError.noSuchSample(reference)) { try store.image(reference) }
  }

  @Test("ids grow past 9999")
  func manyIDs() throws {
    try save(1)
    let folder = fixture.samplesFolder(fixture.drone)
    for suffix in ["npz", "json"] {
      try FileManager.default.moveItem(
        at: folder.appending(path: "0001.\(suffix)"), to: folder.appending(path: "9999.\(suffix)"))
    }
    #expect(try save(2).sample.id.text == "10000")
    #expect(try store.samples().map(\.id.text) == ["9999", "10000"])
  }

  @Test("two stores that save alternately see each other's samples")
  func twoStores() throws {
    let other = fixture.store()
    for window in stride(from: 1, to: 9, by: 2) {
      #expect(try save(window).total == window)
      #expect(try save(window + 1, in: other).total == window + 1)
    }
    #expect(try save(8, column: 3).change == .replaced)
    #expect(try other.delete(fixture.reference(fixture.drone, "0001")))
    #expect(try store.count(of: fixture.drone) == 7)
    #expect(try save(1).sample.id.text == "0009")
  }

  @Test("threads and stores that save at the same time lose nothing")
  func concurrency() async throws {
    let fixture = self.fixture
    let outcomes = try await withThrowingTaskGroup(of: [SaveOutcome].self) { group in
      for worker in 0..<4 {
        let store = worker < 2 ? self.store : fixture.store()
        group.addTask {
          try (0..<10).map { window in
            try store.save(
              fixture.draft(fixture.drone, window: worker * 10 + window), npz: fixture.npz)
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(outcomes.map(\.sample)).count == 40)
    #expect(outcomes.map(\.total).max() == 40)
    #expect(try fixture.manifest(fixture.drone).totalSamples == 40)
    #expect(try fixture.index().totalSamples == 40)
  }

  @Test("a failed save leaves nothing, and the next one works")
  func failure() throws {
    try save(1)
    let blocker = fixture.samplesFolder(fixture.drone).appending(path: ".0002.json.staged")
    try FileManager.default.createDirectory(at: blocker, withIntermediateDirectories: false)
    #expect(throws: FileError.self) { try save(2) }
    try FileManager.default.removeItem(at: blocker)
    #expect(try fixture.names(fixture.drone) == ["0001.json", "0001.npz"])
    #expect(try save(2).sample.id.text == "0002")
  }

  @Test("a sample does not exist without its manifest: an obstacle in its place is reported")
  func manifestInTheWay() throws {
    try save(1)
    let manifest = fixture.samplesFolder(fixture.drone).deletingLastPathComponent()
      .appending(path: "manifest.json")
    let aside = manifest.appendingPathExtension("aside")
    try FileManager.default.moveItem(at: manifest, to: aside)
    try FileManager.default.createDirectory(at: manifest, withIntermediateDirectories: false)
    #expect(throws: FileError.notAFile(path: manifest.path)) { try save(2) }
    #expect(try fixture.names(fixture.drone) == ["0001.json", "0001.npz"])
    try FileManager.default.removeItem(at: manifest)
    try FileManager.default.moveItem(at: aside, to: manifest)
    #expect(try save(2).sample.id.text == "0002")
    #expect(try fixture.manifest(fixture.drone).totalSamples == 2)
  }
}
