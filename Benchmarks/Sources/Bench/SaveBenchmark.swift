import Datasets
import Foundation

/// From the window to a durable sample: image, hash, file, record, manifest and index.
struct SaveBenchmark: Benchmark {
  /// The dataset that receives the sample.
  enum Dataset { case fresh, existing, large }

  let dataset: Dataset

  private static let runs = 31

  var name: String {
    switch dataset {
    case .fresh: "save"
    case .existing: "save.next"
    case .large: "save.\(CatalogBenchmark.samples)"
    }
  }
  var summary: String {
    "a durable sample of 0.2 s at 20 MS/s, "
      + place
  }

  private var place: String {
    switch dataset {
    case .fresh: "the first of its dataset"
    case .existing: "one more of its dataset"
    case .large: "one more of \(CatalogBenchmark.samples), each in a new store"
    }
  }

  func measure(in workplace: Workplace) throws -> Figure {
    // A few more samples than a window: each run saves a new window.
    let reader = try workplace.capture(seconds: 0.2001)
    let saves = try SampleSaves(
      reader: reader, workplace: workplace, dataset: dataset)
    PeakMemory.reset()
    let syncs = try saves.next().syncs.calls
    let peakMemory = try PeakMemory.bytes()

    let window = saves.window
    let floor = try SaveFloor(
      of: window, source: reader, syncs: syncs, folder: workplace.folder)
    var secondsInSyncs: [Double] = []
    let save = {
      let save = try saves.next()
      secondsInSyncs.append(save.syncs.seconds)
      return save.seconds
    }
    let hash = {
      try Stopwatch.seconds { _ = try IQHash.hexadecimal(of: reader, samples: window.samples) }
    }
    let medians = try Rounds.medians(Self.runs, of: [save] + floor.runs + [hash])
    let names = floor.names + ["SHA-256 of the samples (not in the floor)"]
    var details = zip(names, medians.dropFirst()).map { Figure.Detail($0, seconds: $1) }
    details.append(
      Figure.Detail("fsync within the save", seconds: Rounds.median(secondsInSyncs)))
    return Figure(
      name, seconds: medians[0], floor: medians[1...3].reduce(0, +),
      floorIs: floor.names.joined(separator: " + "), runs: Self.runs, peakMemory: peakMemory,
      details: details)
  }
}
