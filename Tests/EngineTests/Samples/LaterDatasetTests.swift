import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Radio

/// A dataset as later versions of the original program write it.
@Suite("Datasets of later versions of the original program")
struct LaterDatasetTests {
  private static let ids = ["3f8a90c2d41b77e0", "1234567890123456"]

  let fixture: StoreFixture
  let signal: SignalName
  /// The files that the original program wrote.
  let original: FolderSnapshot

  init() throws {
    fixture = try StoreFixture()
    signal = try SignalName("creamy_chicken")
    let folder = fixture.samplesFolder(signal)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, id) in Self.ids.enumerated() {
      try Data(Self.record(id, isPending: index == 1).utf8)
        .write(to: folder.appending(path: "\(id).json"))
      try NPZ.encode(CuratedDatasetTests.image(index + 1))
        .write(to: folder.appending(path: "\(id).npz"))
    }
    try Data(Self.manifest.utf8).write(
      to: folder.deletingLastPathComponent().appending(path: "manifest.json"))
    try Data(Self.index.utf8).write(to: fixture.dataset.appending(path: "index.json"))
    original = try FolderSnapshot(fixture.dataset)
  }

  private static func record(_ id: String, isPending: Bool) -> String {
    """
    {"sample_id": "\(id)", "source_capture": "MAN_024307ZJAN26_2430.rfcap", "time_offset_sec": 1.0,
     "duration_sec": 0.2, "center_freq_mhz": 2430.0, "sample_rate_mhz": 20.0, "bandwidth_mhz": 20.0,
     "created_at": "2026-01-24T02:43:07.1Z", "created_by": "user_label", "quality_score": 1.0,
     "is_pending": \(isPending), "spectrogram_params": {"fft_size": 4096, "hop_length": 2048,
     "dynamic_range_db": 80.0, "output_size": [1024, 1024], "window": "hann"},
     "boxes": [{"x_min": 1, "y_min": 2, "x_max": 3, "y_max": 4, "label": "signal", "confidence": null,
     "track": 7}]}
    """
  }

  private static let manifest = """
    {"signal_name": "creamy_chicken", "total_samples": 2, "labeled_samples": 1, "pending_samples": 1,
     "notes": {"reviewed by": "bob", "threshold": 1.0}, "sources": [{"capture_file":
     "MAN_024307ZJAN26_2430.rfcap", "sample_count": 2, "added_at": "2026-01-24T02:43:07.1Z",
     "quality": 0.50}], "created_at": "2026-01-24T02:43:07.1Z"}
    """

  private static let index = """
    {"version": 1.0, "signals": {"creamy_chicken": {"total_samples": 2, "color": "red"},
     "planned_signal": {"total_samples": 0, "notes": "to do"}}, "created_by": "setup"}
    """

  private func text(_ name: String) throws -> String {
    try String(contentsOf: fixture.dataset.appending(path: name), encoding: .utf8)
  }

  /// The value in file `name` under `keys`, as JSON.
  private func value(_ name: String, _ keys: String...) throws -> JSONValue? {
    var value = try JSONParser.decode(JSONValue.self, from: Data(text(name).utf8))
    for key in keys {
      guard case .object(let members) = value, let member = members[key] else { return nil }
      value = member
    }
    return value
  }

  @Test("they are counted, summarized, reviewed and exported without changing their files")
  func reading() throws {
    let store = fixture.store()
    #expect(try store.recover() == [])
    #expect(try store.count(of: signal) == 2)
    #expect(Set(try store.samples().map(\.id.text)) == Set(Self.ids))
    let summary = try store.summary()
    #expect(summary.samples == 2 && summary.warnings == [])
    let export = try CuratedDataset(of: store, filter: .all).export(
      to: fixture.folder.file("export"))
    #expect(export.imageCount == 2 && export.leftOut == [])
    #expect(try FolderSnapshot(fixture.dataset) == original)
    let reference = try fixture.reference(signal, Self.ids[0])
    _ = try ReviewLog(store: store).add(.good, of: reference, reviewer: nil, revision: 1)
    #expect(try CuratedDataset(of: store).export(to: fixture.folder.file("good")).imageCount == 1)
    for (path, data) in original.contents {
      #expect(try FolderSnapshot(fixture.dataset).contents[path] == data, "\(path)")
    }
  }

  @Test("they are extended: new ids are numbers, and every field and file stays")
  func extending() throws {
    let store = fixture.store()
    let saved = try store.save(fixture.draft(signal, window: 1), npz: fixture.npz)
    #expect(saved.sample.id.text == "0001" && saved.total == 3)
    #expect(try store.save(fixture.draft(signal, window: 2), npz: fixture.npz).total == 4)
    #expect(try store.delete(fixture.reference(signal, "0002")))
    let manifest = "signals/creamy_chicken/manifest.json"
    #expect(try value(manifest, "total_samples") == .integer(3))
    #expect(try value(manifest, "labeled_samples") == .integer(1))
    #expect(try value(manifest, "pending_samples") == .integer(1))
    #expect(try value(manifest, "notes", "reviewed by") == .string("bob"))
    #expect(try text(manifest).contains("\"threshold\": 1.0"))
    #expect(try text(manifest).contains("\"quality\": 0.50"))
    #expect(try value("index.json", "signals", "creamy_chicken", "total_samples") == .integer(3))
    #expect(try value("index.json", "signals", "creamy_chicken", "color") == .string("red"))
    #expect(try value("index.json", "signals", "planned_signal", "notes") == .string("to do"))
    #expect(try value("index.json", "created_by") == .string("setup"))
    #expect(try text("index.json").contains("\"version\": 1.0"))
    for id in Self.ids {
      for ending in ["json", "npz"] {
        let name = "signals/creamy_chicken/samples/\(id).\(ending)"
        #expect(
          try Data(contentsOf: fixture.dataset.appending(path: name)) == original.contents[name])
      }
    }
  }

  @Test("fields that other programs add to a sample stay when its boxes are replaced")
  func addedFields() throws {
    let store = fixture.store()
    _ = try store.save(fixture.draft(signal, window: 1), npz: fixture.npz)
    let name = "signals/creamy_chicken/samples/0001.json"
    let edited = try text(name)
      .replacing(
        "\"boxes\": [", with: "\"quality_score\": 1.0, \"bandwidth_mhz\": 20.0, \"boxes\": ["
      )
      .replacing("\"x_min\": 10,", with: "\"x_min\": 10, \"track\": 3.0,")
      .replacing("\"fft_size\": 4096,", with: "\"fft_size\": 4096, \"window\": \"hann\",")
    try Data(edited.utf8).write(to: fixture.dataset.appending(path: name))
    var draft = fixture.draft(signal, window: 1)
    #expect(try store.save(draft, npz: fixture.npz).change == .unchanged)
    draft.boxes.append(SampleBox(pixels: PixelBox(xMin: 1, yMin: 1, xMax: 2, yMax: 2)))
    #expect(try store.save(draft, npz: fixture.npz).change == .replaced)
    let updated = try text(name)
    for kept in [
      "\"quality_score\": 1.0", "\"bandwidth_mhz\": 20.0", "\"track\": 3.0", "\"window\": \"hann\"",
    ] {
      #expect(updated.contains(kept), "\(kept)")
    }
    #expect(updated.contains("\"revision\": 2"))
  }

  @Test("an unreadable manifest is renamed, not overwritten, and no manifest is emptied")
  func unreadable() throws {
    let manifest = fixture.dataset.appending(path: "signals/creamy_chicken/manifest.json")
    try Data("{broken".utf8).write(to: manifest)
    let store = fixture.store()
    #expect(try store.recover().count == 1)
    #expect(try text("signals/creamy_chicken/manifest.json") == "{broken")
    _ = try store.save(fixture.draft(signal, window: 1), npz: fixture.npz)
    #expect(try text("signals/creamy_chicken/manifest.json.unreadable") == "{broken")
    #expect(try fixture.manifest(signal).totalSamples == 3)

    let records = try FileManager.default.contentsOfDirectory(
      at: fixture.samplesFolder(signal), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "json" }
    for url in records { try Data("{broken".utf8).write(to: url) }
    let before = try Data(contentsOf: manifest)
    try fixture.store().recover()
    #expect(try Data(contentsOf: manifest) == before)
  }
}
