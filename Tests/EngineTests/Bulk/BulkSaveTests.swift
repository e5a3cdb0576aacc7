import Foundation
import Labels
import TestSupport
import Testing

@testable import Datasets
@testable import Radio

@Suite("Bulk save")
struct BulkSaveTests {
  @Test("any number of threads gives the same bytes, including times, in the order of the captures")
  func order() throws {
    let fixtures = try [1, 2, 4].map { (threads: $0, fixture: try BulkFixture(captures: 5)) }
    var snapshots: [FolderSnapshot] = []
    for (threads, fixture) in fixtures {
      let report = try fixture.bulk(threads: threads).run([fixture.captures])
      #expect(report.failures.isEmpty && report.warnings.isEmpty && !report.isCancelled)
      #expect(report.progress.windowsDone == 15 && report.progress.windowCount == 15)
      #expect(report.progress.newSamples == 30)
      snapshots.append(try FolderSnapshot(fixture.folder.url))
    }
    #expect(snapshots[0].contents == snapshots[1].contents)
    #expect(snapshots[0].contents == snapshots[2].contents)
    let fixture = fixtures[0].fixture
    // The folder is removed as soon as the fixture is not used any more.
    let records = try withExtendedLifetime(fixture) {
      let store = SampleStore(dataset: fixture.dataset)
      return try store.samples().map { try store.record($0) }
    }
    let tones = records.filter { $0.signalName == "tone" }
    #expect(tones.map(\.sourceCapture) == (0..<15).map { "c\($0 / 3).rfcap" })
    #expect(tones.prefix(3).map(\.timeOffset) == [0, 0.08192, 0.16384])
    #expect(records.allSatisfy { $0.labeler == "anna" && $0.revision == 1 })
  }

  @Test("a sample equals the one that the workstation saves for the window")
  func sameAsSaver() throws {
    let fixture = try BulkFixture(captures: 1)
    _ = try fixture.bulk().run([fixture.captures])
    let capture = try CaptureFile.open(fixture.captures.appending(path: "c0.rfcap"))
    let boxes = try CaptureLabels(of: capture, stateFolder: fixture.state).load().annotations.map {
      LabeledBox(signal: try SignalName($0.label ?? ""), box: $0.box)
    }
    let outcomes = try SampleSaver(store: SampleStore(dataset: fixture.dataset)).save(
      capture.window(8192..<16384), of: CaptureReader(capture), captureName: "c0.rfcap",
      boxes: boxes
    ).outcomes
    #expect(outcomes.map(\.sample.description) == ["chirp/0002", "tone/0002"])
    #expect(outcomes.allSatisfy { $0.change == .unchanged })
  }

  @Test("a second run writes no file; a run after a changed box replaces one sample")
  func again() throws {
    let fixture = try BulkFixture(captures: 3)
    _ = try fixture.bulk().run([fixture.captures])
    let before = try FolderSnapshot(fixture.folder.url)
    let second = try fixture.bulk().run([fixture.captures])
    #expect(second.progress.unchangedSamples == 18 && second.progress.samples == 18)
    #expect(try FolderSnapshot(fixture.folder.url) == before)

    let url = fixture.captures.appending(path: "c1.rfcap")
    let labels = try fixture.labelFile(url)
    var annotations = labels.load().annotations
    let tone = try #require(annotations.firstIndex { $0.label == "tone" })
    annotations[tone].box.samples = 100..<24_576
    annotations[tone].savedSample = nil
    try labels.write(LabelRevision(annotations))
    let third = try fixture.bulk().run([fixture.captures])
    #expect(third.progress.replacedSamples == 1 && third.progress.unchangedSamples == 17)
    #expect(try fixture.labelFile(url).load().annotations[tone].savedSample == "tone/0006")
  }

  @Test("boxes without a class, or with an invalid class, are reported and skipped")
  func unlabeled() throws {
    let fixture = try BulkFixture()
    let url = try fixture.addCapture("a", seed: 1)
    try fixture.label(
      url,
      [
        fixture.box(100..<200, nil), fixture.box(300..<9000, nil),
        fixture.box(20_000..<20_100, "a/b"), fixture.box(9000..<9100, "fine"),
      ])
    let report = try fixture.bulk().run([url])
    #expect(
      report.warnings == [
        .boxesWithoutClass(path: url.path, count: 2),
        .badClass(path: url.path, name: "a/b", count: 1),
      ])
    #expect(report.failures.isEmpty)
    #expect(report.progress.windowsDone == 1 && report.progress.newSamples == 1)
    let marks = try fixture.labelFile(url).load().annotations.map(\.savedSample)
    #expect(marks == [nil, nil, "fine/0001", nil])
  }

  @Test("a window too short for the rate of a capture fails that capture; others are saved")
  func shortWindow() throws {
    let fixture = try BulkFixture(captures: 1)
    var recipe = SyntheticRecipe()
    recipe.sampleRate = 1e6
    recipe.duration = 0.1
    recipe.signals = [.tone]
    try SyntheticCapture(recipe).write(to: fixture.captures.appending(path: "fast.rfcap"))
    let bulk = BulkSave(
      store: SampleStore(dataset: fixture.dataset), windowSeconds: 0.01,
      stateFolder: fixture.state)
    let report = try bulk.run([fixture.captures])
    let path = fixture.captures.appending(path: "c0.rfcap").path
    #expect(
      report.failures.map(\.description) == [
        "\(path): a window of 10 ms is too short: the minimum at 100 kS/s is 40.96 ms "
          + "(4096 samples); choose --window 0.04096 or more"
      ])
    #expect(report.progress.newSamples == 10)
  }

  @Test("captures that cannot be read are reported, the others are saved")
  func unreadable() throws {
    let fixture = try BulkFixture(captures: 2)
    let bad = fixture.captures.appending(path: "b.rfcap")
    try Data("no capture".utf8).write(to: bad)
    let damaged = try fixture.addCapture("d", seed: 9)
    try Data("no labels".utf8).write(to: fixture.captures.appending(path: "d.sigmf-meta"))
    let missing = fixture.folder.file("none.rfcap")
    let report = try fixture.bulk().run([missing, fixture.captures, fixture.captures])
    #expect(Set(report.failures.map(\.path)) == [bad.path, damaged.path, missing.path])
    #expect(report.failures.allSatisfy { $0.description.hasPrefix("\($0.path.dropLast(6))") })
    #expect(report.captureCount == 5 && report.progress.newSamples == 12)
  }

  @Test("only a damaged window fails, and boxes that overlap it are not marked")
  func damagedWindow() throws {
    let fixture = try BulkFixture()
    let url = try fixture.addCapture("a", seed: 1)
    let handle = try FileHandle(forWritingTo: url)
    try handle.seek(toOffset: UInt64(512 + 8 * 8200))
    try handle.write(contentsOf: withUnsafeBytes(of: Float.nan) { Data($0) })
    try handle.close()
    try fixture.label(url, [fixture.box(0..<100, "x"), fixture.box(50..<8300, "y")])
    let report = try fixture.bulk().run([url])
    #expect(report.progress.newSamples == 2 && report.progress.windowsDone == 2)
    #expect(report.failures.count == 1)
    #expect(report.failures.first?.description.contains("sample 8200 ") == true)
    #expect(
      try fixture.labelFile(url).load().annotations.map(\.savedSample) == ["x/0001", nil])
  }

  @Test("the same samples in two captures are two samples, each with its boxes")
  func sameSamples() throws {
    let fixture = try BulkFixture()
    let first = try fixture.addCapture("a", seed: 1)
    let second = fixture.captures.appending(path: "b.rfcap")
    try FileManager.default.copyItem(at: first, to: second)
    try fixture.label(first, [fixture.box(0..<100, "x")])
    try fixture.label(second, [fixture.box(0..<200, "x")])
    let report = try fixture.bulk().run([first, second])
    #expect(report.warnings.isEmpty && report.progress.newSamples == 2)
    let store = SampleStore(dataset: fixture.dataset)
    let records = try store.samples().map { try store.record($0) }
    #expect(records.map(\.sourceCapture) == ["a.rfcap", "b.rfcap"])
    #expect(Set(records.map(\.iqSHA256)).count == 1)
  }

  @Test("of two captures with the same file name and samples, the first one counts in every run")
  func sameName() throws {
    let fixture = try BulkFixture()
    let first = try fixture.addCapture("a", seed: 1)
    let second = fixture.captures.appending(path: "copy/a.rfcap")
    try FileManager.default.createDirectory(
      at: second.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: first, to: second)
    try fixture.label(first, [fixture.box(0..<100, "x")])
    try fixture.label(second, [fixture.box(0..<200, "x"), fixture.box(9000..<9100, "y")])
    let report = try fixture.bulk().run([first, second])
    #expect(report.warnings.count == 1 && report.progress.newSamples == 2)
    let before = try FolderSnapshot(fixture.folder.url)
    let again = try fixture.bulk().run([first, second])
    #expect(again.warnings == report.warnings && again.progress.unchangedSamples == 2)
    #expect(try FolderSnapshot(fixture.folder.url) == before)
    #expect(
      try fixture.labelFile(second).load().annotations.map(\.savedSample) == [nil, "y/0001"])
  }

  @Test("a cancelled run is completed by the next one", arguments: [0, 1, 4, 7])
  func cancelled(after windows: Int) throws {
    let whole = try BulkFixture(captures: 4)
    _ = try whole.bulk().run([whole.captures])
    let fixture = try BulkFixture(captures: 4)
    let report = try fixture.bulk().run([fixture.captures]) { $0.windowsDone < windows }
    #expect(report.isCancelled && report.progress.windowsDone == windows)
    #expect(try !fixture.bulk().run([fixture.captures]).isCancelled)
    #expect(
      try FolderSnapshot(fixture.folder.url).timeless
        == FolderSnapshot(whole.folder.url).timeless)
  }

  @Test("leftover files of a killed run are removed, including those beside captures")
  func leftovers() throws {
    let fixture = try BulkFixture(captures: 2)
    _ = try fixture.bulk().run([fixture.captures])
    let before = try FolderSnapshot(fixture.folder.url).timeless
    try FileManager.default.removeItem(at: fixture.dataset.appending(path: "index.json"))
    for name in [
      "captures/.c0.sigmf-meta.1f.labeltui-temporary", "data/.index.json.2f.labeltui-temporary",
      "data/signals/tone/.manifest.json.3f.labeltui-temporary",
      "data/signals/tone/samples/.0007.npz.staged", "data/signals/tone/samples/.0007.json.staged",
    ] { try Data("half".utf8).write(to: fixture.folder.file(name)) }
    _ = try fixture.bulk().run([fixture.captures])
    let after = try FolderSnapshot(fixture.folder.url).timeless
    #expect(after == before)
  }

  @Test("a sample that is deleted during the run is saved again")
  func deletedMeanwhile() throws {
    let fixture = try BulkFixture(captures: 2)
    _ = try fixture.bulk().run([fixture.captures])
    let store = SampleStore(dataset: fixture.dataset)
    let sample = SampleReference(signal: try SignalName("tone"), id: try SampleID("0003"))
    let report = try fixture.bulk().run([fixture.captures]) { progress in
      if progress.windowsDone == 0 { _ = try? store.delete(sample) }
      return true
    }
    #expect(report.progress.newSamples == 1 && report.progress.unchangedSamples == 11)
    let new = SampleReference(signal: sample.signal, id: try SampleID("0007"))
    #expect(try store.record(new).timeOffset == 0.16384)
    #expect(try store.image(new).pixels.contains { $0 > 0 })
  }

  @Test("entries without a UUID get the same one in every run")
  func derivedIDs() throws {
    let texts = try (0..<2).map { _ in
      let fixture = try BulkFixture()
      try fixture.addCapture("a", seed: 1)
      let labels = fixture.captures.appending(path: "a.sigmf-meta")
      let entry = #"{"core:sample_start": 5, "core:sample_count": 90, "core:label": "x"}"#
      try Data(
        #"""
        {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0", "core:dataset": "a.rfcap"},
         "captures": [], "annotations": [\#(entry), \#(entry)]}
        """#.utf8
      ).write(to: labels)
      _ = try fixture.bulk().run([fixture.captures])
      return try String(contentsOf: labels, encoding: .utf8)
    }
    #expect(texts[0] == texts[1])
    let uuids = texts[0].matches(of: /"core:uuid": "([-0-9a-f]{36})"/).map(\.output.1)
    #expect(Set(uuids).count == 2)
    #expect(
      uuids.allSatisfy { UUID(uuidString: String($0)) != nil && $0.dropFirst(14).first == "8" })
    #expect(texts[0].matches(of: /x\/0001/).count == 2)
  }
}
