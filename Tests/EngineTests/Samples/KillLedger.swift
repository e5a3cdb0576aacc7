import Foundation
import TestSupport
import Testing

@testable import Engine

/// What a client of the engine asks for.
enum Request {
  case save(signal: String, window: Int, column: Int)
  case delete(signal: String, number: Int)

  /// A save, or now and then a deletion of an id up to `highest`.
  static func random(highest: Int, using generator: inout SeededGenerator) -> Request {
    let signal = Bool.random(using: &generator) ? "drone" : "video"
    if Int.random(in: 0..<4, using: &generator) == 0 {
      return .delete(signal: signal, number: Int.random(in: 1...highest, using: &generator))
    }
    // Few enough windows that some are saved again with other boxes.
    return .save(
      signal: signal, window: Int.random(in: 0..<400, using: &generator),
      column: Int.random(in: 0..<500, using: &generator))
  }

  /// 4096 to 8192 samples that `window` decides on.
  static func iq(window: Int) -> Data {
    MessageTests.iq(seed: UInt64(window), samples: samples(window: window))
  }

  private static func samples(window: Int) -> Int { 4096 + (window * 577) % 4097 }

  var message: String {
    switch self {
    case .save(let signal, let window, let column):
      let box = #"{"x1":\#(Double(column) / 1024),"y1":0.25,"x2":0.75,"y2":0.5}"#
      return #"{"command":"save_training_sample","signal_name":"\#(signal)","iq_data_b64":""#
        + Self.iq(window: window).base64EncodedString()
        + #"","boxes":[\#(box)],"metadata":{"source_file":"w\#(window % 7).rfcap","#
        + #""time_offset_sec":\#(window),"duration_sec":\#(Double(Self.samples(window: window)) / 20e6),"#
        + #""center_freq_mhz":2430.0,"#
        + #""sample_rate_mhz":20.0}}"#
    case .delete(let signal, let number):
      return #"{"command":"delete_training_sample","signal_name":"\#(signal)","#
        + #""sample_id":"\#(SampleID(number: number)?.text ?? "")"}"#
    }
  }
}

/// What a client knows of a dataset from the replies, and whether the files agree.
struct KillLedger {
  private struct Sample {
    var hash: String
    /// The columns that the box may start at: of the last acknowledged save, and of saves after it
    /// that were not acknowledged.
    var columns: Set<Int>
  }

  private let dataset: URL
  private var samples: [SampleReference: Sample] = [:]
  /// Which window each id was given to, for ever.
  private var windows: [SampleReference: String] = [:]
  /// Samples whose deletion was asked for and not answered.
  private var perhapsDeleted: Set<SampleReference> = []
  private var unanswered: (signal: SignalName, hash: String, column: Int)?

  private(set) var acknowledgedSaves = 0
  private(set) var deletions = 0
  /// Kills that left files which recovery had to finish or take back.
  private(set) var halves = 0

  init(dataset: URL) { self.dataset = dataset }

  /// The highest id that was given out, at least 1.
  var highestNumber: Int { windows.keys.compactMap(\.id.number).max() ?? 1 }

  /// Takes down what was asked and answered; false when there was no answer.
  mutating func note(_ request: Request, answer: EngineReply?) -> Bool {
    switch request {
    case .save(let name, let window, let column):
      guard let signal = try? SignalName(name) else { return false }
      noteSave(signal, SHA256.hexadecimal(of: Request.iq(window: window)), column, answer)
    case .delete(let name, let number):
      guard let signal = try? SignalName(name), let id = SampleID(number: number) else {
        return false
      }
      noteDeletion(SampleReference(signal: signal, id: id), answer)
    }
    return answer != nil
  }

  private mutating func noteSave(
    _ signal: SignalName, _ hash: String, _ column: Int, _ answer: EngineReply?
  ) {
    guard case .sampleSaved(_, let text, _, let change)? = answer else {
      #expect(answer == nil, "a save was refused: \(String(describing: answer))")
      unanswered = (signal, hash, column)
      return
    }
    guard let id = try? SampleID(text) else {
      Issue.record("the id \(text) is none")
      return
    }
    let reference = SampleReference(signal: signal, id: id)
    if change == .saved {
      #expect(windows[reference] == nil, "id \(reference) was given out twice")
    }
    windows[reference] = hash
    samples[reference] = Sample(hash: hash, columns: [column])
    acknowledgedSaves += 1
  }

  private mutating func noteDeletion(_ reference: SampleReference, _ answer: EngineReply?) {
    switch answer {
    case .sampleDeleted(let success):
      #expect(success == (samples[reference] != nil), "\(reference)")
      if success { deletions += 1 }
      samples[reference] = nil
    case nil: perhapsDeleted.insert(reference)
    default: Issue.record("a deletion was refused: \(String(describing: answer))")
    }
  }

  /// Before anyone repairs anything: what stands under a final name is whole.
  mutating func checkFinalNames() throws {
    let signals = dataset.appending(path: "signals")
    for name in ["drone", "video"] {
      let names = try FileSystem.names(in: signals.appending(path: "\(name)/samples").path)
      if !RecoveryPlan(names: names).steps.isEmpty { halves += 1 }
    }
    let found = FileManager.default.enumerator(at: signals, includingPropertiesForKeys: nil)
    for case let url as URL in found ?? .init() where !url.lastPathComponent.hasPrefix(".") {
      if url.lastPathComponent == "manifest.json" {
        _ = try JSONFile.read(Manifest.self, from: url.path)
      } else if url.pathExtension == "json" {
        _ = try JSONFile.read(SampleRecord.self, from: url.path)
      } else if url.pathExtension == "npz" {
        _ = try ZIPArchive([UInt8](Data(contentsOf: url)))
      }
    }
  }

  /// After the next start: the files are exactly what was acknowledged, but for the one request that
  /// was not answered, and everything agrees.
  mutating func checkAfterRecovery(round: Int) throws {
    let store = SampleStore(dataset: dataset)
    #expect(try store.recover() == [])
    let present = Set(try store.samples())
    for reference in perhapsDeleted where !present.contains(reference) {
      samples[reference] = nil
    }
    perhapsDeleted = []
    for reference in present { try check(reference, store, isNew: samples[reference] == nil) }
    #expect(present == Set(samples.keys), "round \(round)")
    unanswered = nil
    try checkManifests(store)
  }

  private mutating func check(
    _ reference: SampleReference, _ store: SampleStore, isNew: Bool
  ) throws {
    let record = try store.record(reference)
    let column = try #require(record.boxes.first).pixels.xMin
    if let unanswered, unanswered.signal == reference.signal, unanswered.hash == record.iqSHA256 {
      if isNew { #expect(windows[reference] == nil, "id \(reference) was given out twice") }
      windows[reference] = unanswered.hash
      samples[reference, default: Sample(hash: unanswered.hash, columns: [])]
        .columns.insert(unanswered.column)
    }
    let known = try #require(samples[reference], "\(reference) was never asked for")
    #expect(record.iqSHA256 == known.hash, "\(reference)")
    #expect(known.columns.contains(column), "\(reference)")
    samples[reference]?.columns = [column]
    // Every image once, when it is new, is enough: nothing rewrites images.
    if !checked.contains(reference) {
      _ = try store.image(reference)
      checked.insert(reference)
    }
  }

  private var checked: Set<SampleReference> = []

  private func checkManifests(_ store: SampleStore) throws {
    var total = 0
    for signal in try store.signals() {
      let folder = SignalFolder(signal, dataset: dataset.path)
      let names = try FileSystem.names(in: folder.samples)
      let count = samples.keys.filter { $0.signal == signal }.count
      #expect(names.count == 2 * count, "\(names)")
      #expect(try FileSystem.names(in: folder.path).filter { $0.hasPrefix(".") } == [])
      let given = windows.keys.filter { $0.signal == signal }.compactMap(\.id.number)
      // A class whose first save was taken back has nothing to say yet.
      if given.isEmpty && !FileSystem.exists(folder.manifest) { continue }
      let manifest = try JSONFile.read(Manifest.self, from: folder.manifest)
      #expect(manifest.totalSamples == count)
      #expect(manifest.sources.reduce(0) { $0 + $1.sampleCount } == count)
      #expect(manifest.nextID.map { $0 > given.max() ?? 0 } == true)
      total += count
    }
    let index = try? JSONFile.read(DatasetIndex.self, from: store.root.index)
    #expect((index?.totalSamples ?? 0) == total)
  }
}
