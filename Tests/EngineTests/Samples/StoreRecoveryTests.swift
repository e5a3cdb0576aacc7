import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations

@Suite("Store recovery")
struct StoreRecoveryTests {
  let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
    let store = fixture.store()
    for window in 1...2 {
      _ = try store.save(fixture.draft(fixture.drone, window: window), npz: fixture.npz)
    }
  }

  private func file(_ name: String) -> URL {
    fixture.samplesFolder(fixture.drone).appending(path: name)
  }

  private func move(_ old: String, _ new: String) throws {
    try FileManager.default.moveItem(at: file(old), to: file(new))
  }

  @Test("a save that was killed between its renames is completed, and the manifest is corrected")
  func rollForward() throws {
    try move("0002.json", ".0002.json.staged")
    try FileManager.default.removeItem(
      at: fixture.dataset.appending(path: "signals/drone/manifest.json"))
    try FileManager.default.removeItem(at: fixture.dataset.appending(path: "index.json"))
    #expect(try fixture.store().recover() == [])
    #expect(try fixture.names(fixture.drone) == ["0001.json", "0001.npz", "0002.json", "0002.npz"])
    #expect(try fixture.manifest(fixture.drone).totalSamples == 2)
    #expect(try fixture.index().totalSamples == 2)
  }

  @Test("a save that was killed before its renames is undone")
  func rollBack() throws {
    try move("0002.json", ".0002.json.staged")
    try move("0002.npz", ".0002.npz.staged")
    let store = fixture.store()
    #expect(try store.count(of: fixture.drone) == 1)
    try store.recover()
    #expect(try fixture.names(fixture.drone) == ["0001.json", "0001.npz"])
    #expect(try fixture.manifest(fixture.drone).totalSamples == 1)
  }

  @Test("a running process removes the leftovers of a killed one")
  func livingProcess() throws {
    let living = fixture.store()
    #expect(try living.count(of: fixture.drone) == 2)
    try FileManager.default.copyItem(at: file("0002.npz"), to: file(".0003.npz.staged"))
    let outcome = try living.save(fixture.draft(fixture.drone, window: 3), npz: fixture.npz)
    #expect(outcome.sample.id.text == "0003")
    #expect(try fixture.names(fixture.drone).filter { $0.hasPrefix(".") } == [])
  }

  @Test("a killed deletion is completed")
  func deletion() throws {
    try move("0001.json", ".0001.json.deleted")
    let store = fixture.store()
    #expect(try store.count(of: fixture.drone) == 1)
    #expect(try store.recover() == [])
    #expect(try fixture.names(fixture.drone) == ["0002.json", "0002.npz"])
  }

  @Test("the renamed record of a deletion stays until the image is removed")
  func deletionOrder() throws {
    try FileManager.default.removeItem(at: file("0001.npz"))
    try FileManager.default.createDirectory(
      at: file("0001.npz"), withIntermediateDirectories: false)
    let reference = try fixture.reference(fixture.drone, "0001")
    #expect(throws: FileError.self) { try fixture.store().delete(reference) }
    #expect(try fixture.names(fixture.drone).prefix(2) == [".0001.json.deleted", "0001.npz"])
    try FileManager.default.removeItem(at: file("0001.npz"))
    try fixture.store().recover()
    #expect(try fixture.store().samples().map(\.description) == ["drone/0002"])
    #expect(try fixture.names(fixture.drone) == ["0002.json", "0002.npz"])
    #expect(try fixture.manifest(fixture.drone).nextID == 3)
  }

  @Test("wrong manifests and indexes are corrected; next_id is kept")
  func lyingManifest() throws {
    let url = fixture.dataset.appending(path: "signals/drone/manifest.json")
    let text = #"{"signal_name":"x","total_samples":77,"sources":[],"next_id":50}"#
    try Data(text.utf8).write(to: url)
    try Data("[]".utf8).write(to: fixture.dataset.appending(path: "index.json"))
    let store = fixture.store()
    try store.recover()
    let manifest = try fixture.manifest(fixture.drone)
    #expect(manifest.signalName == "drone")
    #expect(manifest.totalSamples == 2)
    #expect(manifest.nextID == 50)
    #expect(try fixture.index().signals.map(\.signalName) == ["drone"])
    let outcome = try store.save(fixture.draft(fixture.drone, window: 9), npz: fixture.npz)
    #expect(outcome.sample.id.text == "0050")
  }

  @Test("an extreme id in the manifest is refused without a trap")
  func hostileNextID() throws {
    let url = fixture.dataset.appending(path: "signals/drone/manifest.json")
    let text =
      #"{"signal_name":"drone","total_samples":2,"sources":[],"next_id":\#(Int.max)}"#
    try Data(text.utf8).write(to: url)
    #expect(throws: SampleError.idsExhausted(signal: fixture.drone)) {
      try fixture.store().save(fixture.draft(fixture.drone, window: 9), npz: fixture.npz)
    }
  }

  @Test("incomplete files of other programs are reported and kept, and their ids are never used")
  func foreignFiles() throws {
    try Data("not json".utf8).write(to: file("0007.json"))
    try Data().write(to: file("0007.npz"))
    try Data().write(to: file("0009.npz"))
    try Data("{}".utf8).write(to: file("0008.json"))
    try Data().write(to: file("readme.txt"))
    try FileManager.default.createDirectory(
      at: fixture.dataset.appending(path: "signals/bad name"), withIntermediateDirectories: true)
    let store = fixture.store()
    let warnings = try store.recover().map(\.description)
    #expect(warnings.count == 4)
    for word in [
      "0007.json: cannot be read", "0008.json: has no .npz", "0009.npz: has no .json",
      "bad name: is not named like a class",
    ] {
      #expect(warnings.contains { $0.contains(word) }, "\(word)")
    }
    #expect(try store.count(of: fixture.drone) == 2)
    let outcome = try store.save(fixture.draft(fixture.drone, window: 3), npz: fixture.npz)
    #expect(outcome.sample.id.text == "0010")
    #expect(try fixture.names(fixture.drone).contains("readme.txt"))
    #expect(try String(contentsOf: file("0007.json"), encoding: .utf8) == "not json")
  }

  @Test("files of the original program are read, counted and continued")
  func original() throws {
    let original = fixture.folder.file("original/signals/creamy_chicken")
    let samples = original.appending(path: "samples")
    try FileManager.default.createDirectory(at: samples, withIntermediateDirectories: true)
    let record = """
      {"sample_id": "0001", "source_capture": null, "time_offset_sec": 0.05, "duration_sec": 0.2,
       "center_freq_mhz": 2430.0, "sample_rate_mhz": 20.0, "created_at": "2026-01-24T02:43:07.1Z",
       "created_by": "user_label", "spectrogram_params": {"fft_size": 4096, "hop_length": 2048,
       "dynamic_range_db": 80.0, "output_size": [1024, 1024]},
       "boxes": [{"x_min": 1, "y_min": 2, "x_max": 3, "y_max": 4, "label": "signal", "confidence": null}]}
      """
    try Data(record.utf8).write(to: samples.appending(path: "0001.json"))
    try Data().write(to: samples.appending(path: "0001.npz"))
    let manifest = """
      {"signal_name": "creamy_chicken", "total_samples": 1, "sources": [{"capture_file": null,
       "sample_count": 1, "added_at": "2026-01-24T02:43:07.1Z"}], "created_at": "2026-01-24T02:43:07.1Z",
       "last_updated": "2026-01-24T02:43:07.1Z"}
      """
    let manifestFile = original.appending(path: "manifest.json")
    try Data(manifest.utf8).write(to: manifestFile)
    let store = SampleStore(dataset: fixture.folder.file("original"))
    let signal = try SignalName("creamy_chicken")
    #expect(try store.recover() == [])
    #expect(try store.record(fixture.reference(signal, "0001")).revision == 1)
    #expect(try String(contentsOf: manifestFile, encoding: .utf8) == manifest)
    let outcome = try store.save(fixture.draft(signal, window: 1), npz: fixture.npz)
    #expect(outcome.sample.id.text == "0002")
    let updated = try JSONFile.read(Manifest.self, from: manifestFile.path)
    #expect(updated.sources.map(\.captureFile) == [nil, "a.rfcap"])
    #expect(updated.createdAt == "2026-01-24T02:43:07.1Z")
  }
}
