import Datasets
import Foundation
import Radio

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
  /// Kept from one save to the next, as the program does; a fresh dataset needs one of its own.
  private var saver: SampleSaver
  private var count = 0

  init(reader: CaptureReader, workplace: Workplace, inFreshDatasets isFresh: Bool) throws {
    self.reader = reader
    self.workplace = workplace
    self.isFresh = isFresh
    signal = try SignalName("burst")
    saver = SampleSaver(store: SampleStore(dataset: workplace.file("dataset")))
    if !isFresh { _ = try next() }
  }

  /// The window that the next save takes.
  var window: SampleWindow { reader.capture.window(count..<(count + Workplace.windowSamples)) }

  /// Saves the next window.
  func next() throws -> Save {
    if isFresh {
      saver = SampleSaver(store: SampleStore(dataset: workplace.file("dataset-\(count)")))
    }
    let window = window
    let box = LabeledBox(signal: signal, box: reader.capture.extent)
    let before = SyncTally.now
    var outcomes: [SaveOutcome] = []
    let seconds = try Stopwatch.seconds {
      outcomes = try saver.save(
        window, of: reader, captureName: "capture.rfcap", boxes: [box]
      ).outcomes
    }
    guard outcomes.map(\.change) == [.saved] else { throw BenchError.notNew(figure: "save") }
    count += 1
    return Save(seconds: seconds, syncs: SyncTally.now.since(before))
  }
}
