import Engine
import Foundation

/// Saves one window after the other, each a sample later than the one before.
final class SampleSaves {
  /// One save: how long it took, and what it waited for.
  struct Save {
    var seconds: Double
    var syncs: SyncTally
  }

  private let reader: CaptureReader
  private let workplace: Workplace
  private let isFresh: Bool
  private let signal: SignalName
  private var store: SampleStore
  private var count = 0

  init(reader: CaptureReader, workplace: Workplace, inFreshDatasets isFresh: Bool) throws {
    self.reader = reader
    self.workplace = workplace
    self.isFresh = isFresh
    signal = try SignalName("burst")
    store = SampleStore(dataset: workplace.file("dataset"))
    if !isFresh { _ = try next() }
  }

  /// The window that the next save takes.
  var window: SampleWindow { reader.capture.window(count..<(count + Workplace.windowSamples)) }

  /// Saves the next window.
  func next() throws -> Save {
    if isFresh { store = SampleStore(dataset: workplace.file("dataset-\(count)")) }
    let saver = SampleSaver(store: store)
    let window = window
    let box = LabeledBox(signal: signal, box: reader.capture.extent)
    let before = SyncTally.now
    var outcomes: [SaveOutcome] = []
    let seconds = try Stopwatch.seconds {
      outcomes = try saver.save(
        window, of: reader, captureName: "capture.rfcap", boxes: [box])
    }
    guard outcomes.map(\.change) == [.saved] else { throw BenchError.notNew(figure: "save") }
    count += 1
    return Save(seconds: seconds, syncs: SyncTally.now.since(before))
  }
}
