import Datasets
import Foundation
import Radio

/// Saves one window after another, each one IQ sample later than the previous one.
final class SampleSaves {
  /// One save: its duration, and the time spent in syncs.
  struct Save {
    var seconds: Double
    var syncs: SyncTally
  }

  private let reader: CaptureReader
  private let workplace: Workplace
  private let dataset: SaveBenchmark.Dataset
  private let signal: SignalName
  /// Kept between saves, as in the program; a new dataset needs its own.
  private var saver: SampleSaver
  private var count = 0

  init(
    reader: CaptureReader, workplace: Workplace, dataset: SaveBenchmark.Dataset
  ) throws {
    self.reader = reader
    self.workplace = workplace
    self.dataset = dataset
    signal = try SignalName(dataset == .large ? "class4" : "burst")
    saver = SampleSaver(store: SampleStore(dataset: workplace.file("dataset")))
    switch dataset {
    case .fresh: break
    case .existing: _ = try next()
    case .large:
      try SyntheticCatalog(
        in: workplace.file("dataset"), samples: CatalogBenchmark.samples
      ).fill()
    }
  }

  /// The window of the next save.
  var window: SampleWindow { reader.capture.window(count..<(count + Workplace.windowSamples)) }

  /// Saves the next window.
  func next() throws -> Save {
    switch dataset {
    case .fresh:
      saver = SampleSaver(store: SampleStore(dataset: workplace.file("dataset-\(count)")))
    case .existing: break
    // As for the first save of a process.
    case .large: saver = SampleSaver(store: SampleStore(dataset: workplace.file("dataset")))
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
