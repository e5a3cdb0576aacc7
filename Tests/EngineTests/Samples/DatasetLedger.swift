import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations

/// What a client of a dataset was told, and whether the files agree with it.
struct DatasetLedger {
  private struct Sample {
    var hash: String
    /// The possible columns of the start of the box: of the last acknowledged save, and of later
    /// saves that were not acknowledged.
    var columns: Set<Int>
  }

  /// A save that was not acknowledged.
  private struct UnansweredSave {
    var signal: SignalName
    var hash: String
    var column: Int
  }

  private let dataset: URL
  private var samples: [SampleReference: Sample] = [:]
  /// The window of each id, forever.
  private var windows: [SampleReference: String] = [:]
  /// Samples whose deletion was requested but not acknowledged.
  private var perhapsDeleted: Set<SampleReference> = []
  private var unanswered: [UnansweredSave] = []
  private var checkedImages: Set<SampleReference> = []

  /// The current circumstances, for messages.
  var circumstances: Comment = ""

  private(set) var acknowledgedSaves = 0
  private(set) var deletions = 0
  /// The number of kills after which recovery had to complete or undo something.
  private(set) var halves = 0

  init(dataset: URL) { self.dataset = dataset }

  /// The highest id that was used, at least 1.
  var highestNumber: Int { windows.keys.compactMap(\.id.number).max() ?? 1 }

  /// Records an acknowledged save of the window with this `hash`, whose box starts at `column`.
  mutating func noteSave(
    as reference: SampleReference, hash: String, column: Int, isNew: Bool
  ) {
    if isNew {
      #expect(windows[reference] == nil, "\(circumstances): \(reference) was given out twice")
    }
    windows[reference] = hash
    samples[reference] = Sample(hash: hash, columns: [column])
    unanswered.removeAll { $0.signal == reference.signal && $0.hash == hash }
    acknowledgedSaves += 1
  }

  /// Records a save that failed or was not acknowledged: it may have happened or not.
  mutating func noteUnansweredSave(of signal: SignalName, hash: String, column: Int) {
    unanswered.append(UnansweredSave(signal: signal, hash: hash, column: column))
  }

  /// Records the reply to a deletion: whether there was a sample.
  mutating func noteDeletion(of reference: SampleReference, existed: Bool) {
    let isKnown = samples[reference] != nil
    #expect(
      existed == isKnown,
      "\(circumstances): the deletion of \(reference) was answered with \(existed)")
    guard existed else { return }
    deletions += 1
    samples[reference] = nil
  }

  /// Records a deletion that failed or was not acknowledged: it may have happened or not.
  mutating func noteUnansweredDeletion(of reference: SampleReference) {
    perhapsDeleted.insert(reference)
  }

  /// Records a failed deletion of the sample of this window: it may have happened or not.
  mutating func noteUnansweredDeletion(ofWindow window: Int, in signal: SignalName) {
    let hash = SessionStep.hash(window: window)
    perhapsDeleted.formUnion(
      samples.filter { $0.key.signal == signal && $0.value.hash == hash }.keys)
  }

  /// Before any recovery: every file under a final name is complete.
  mutating func checkFinalNames() throws {
    let signals = dataset.appending(path: "signals")
    for name in ["drone", "video"] {
      let names = try FileSystem.names(in: signals.appending(path: "\(name)/samples").path)
      if !RecoveryPlan(names: names).steps.isEmpty { halves += 1 }
    }
    let found = FileManager.default.enumerator(at: signals, includingPropertiesForKeys: nil)
    for case let url as URL in found ?? .init() where !url.lastPathComponent.hasPrefix(".") {
      #expect(throws: Never.self, "\(circumstances): \(url.path) is not whole") {
        if url.lastPathComponent == "manifest.json" {
          _ = try JSONFile.read(Manifest.self, from: url.path)
        } else if url.pathExtension == "json" {
          _ = try JSONFile.read(SampleRecord.self, from: url.path)
        } else if url.pathExtension == "npz" {
          _ = try ZIPArchive([UInt8](Data(contentsOf: url)))
        }
      }
    }
  }

  /// After the next start: the files are exactly those acknowledged, except for unacknowledged
  /// requests, and everything agrees.
  mutating func checkAfterRecovery() throws {
    let store = SampleStore(dataset: dataset)
    let warnings = try store.recover()
    #expect(warnings == [], "\(circumstances)")
    let present = Set(try store.samples())
    for reference in perhapsDeleted where !present.contains(reference) {
      samples[reference] = nil
    }
    perhapsDeleted = []
    for reference in present { try check(reference, store, isNew: samples[reference] == nil) }
    let expected = Set(samples.keys)
    #expect(present == expected, "\(circumstances)")
    unanswered = []
    try checkManifests(store)
  }

  private mutating func check(
    _ reference: SampleReference, _ store: SampleStore, isNew: Bool
  ) throws {
    let record = try store.record(reference)
    let column = try #require(record.boxes.first).pixels.xMin
    for save in unanswered where save.signal == reference.signal && save.hash == record.iqSHA256 {
      if isNew {
        #expect(windows[reference] == nil, "\(circumstances): \(reference) was given out twice")
      }
      samples[reference, default: Sample(hash: save.hash, columns: [])].columns.insert(save.column)
    }
    guard let known = samples[reference] else {
      Issue.record("\(circumstances): \(reference) was never asked for")
      return
    }
    windows[reference] = known.hash
    #expect(record.iqSHA256 == known.hash, "\(circumstances): \(reference)")
    #expect(known.columns.contains(column), "\(circumstances): \(reference)")
    samples[reference]?.columns = [column]
    // Each new image is read once, because nothing rewrites images.
    if checkedImages.insert(reference).inserted { _ = try store.image(reference) }
  }

  private func checkManifests(_ store: SampleStore) throws {
    var total = 0
    for signal in try store.signals() {
      let folder = SignalFolder(signal, dataset: dataset.path)
      let names = try FileSystem.names(in: folder.samples)
      let count = samples.keys.filter { $0.signal == signal }.count
      #expect(names.count == 2 * count, "\(circumstances): \(names)")
      let hidden = try FileSystem.names(in: folder.path).filter { $0.hasPrefix(".") }
      #expect(hidden == [], "\(circumstances)")
      let given = windows.keys.filter { $0.signal == signal }.compactMap(\.id.number)
      // A class whose first save was undone has no manifest.
      if given.isEmpty && !FileSystem.exists(folder.manifest) { continue }
      let manifest = try JSONFile.read(Manifest.self, from: folder.manifest)
      #expect(manifest.totalSamples == count, "\(circumstances): \(folder.manifest)")
      let sourceCount = manifest.sources.reduce(0) { $0 + $1.sampleCount }
      #expect(sourceCount == count, "\(circumstances): \(folder.manifest)")
      let isBehindAllIDs = manifest.nextID.map { $0 > given.max() ?? 0 } == true
      #expect(isBehindAllIDs, "\(circumstances): \(folder.manifest) would give an id again")
      total += count
    }
    let index = try? JSONFile.read(DatasetIndex.self, from: store.root.index)
    #expect((index?.totalSamples ?? 0) == total, "\(circumstances)")
  }
}
