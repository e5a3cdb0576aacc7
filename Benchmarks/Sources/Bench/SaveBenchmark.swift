import Engine
import Foundation

/// From the window to a durable sample: image, hash, file, record, manifest and index.
struct SaveBenchmark: Benchmark {
  /// Where the sample goes.
  enum Dataset { case fresh, existing }

  let dataset: Dataset

  private static let runs = 31

  var name: String { dataset == .fresh ? "save" : "save.next" }
  var summary: String {
    "a durable sample of 0.2 s at 20 MS/s, "
      + (dataset == .fresh ? "the first of its dataset" : "one more of its dataset")
  }

  func measure(in workplace: Workplace) throws -> Figure {
    // A few samples more than a window: each run saves another one, which no earlier one was.
    let reader = try workplace.capture(seconds: 0.2001)
    let saves = try SampleSaves(
      reader: reader, workplace: workplace, inFreshDatasets: dataset == .fresh)
    PeakMemory.reset()
    let tally = try saves.next().syncs
    let peakMemory = try PeakMemory.bytes()

    let window = saves.window
    let workspace = SpectrogramWorkspace(threads: 1)
    let frames = InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    let choice = try CompressorChoice(
      for: try InferenceSpectrogram.image(of: reader, window: window, in: workspace))
    let probe = SyncProbe(folder: workplace.folder)
    var secondsInSyncs: [Double] = []
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        {
          let save = try saves.next()
          secondsInSyncs.append(save.syncs.seconds)
          return save.seconds
        },
        { Stopwatch.seconds { workspace.transform(count: frames) } },
        { try Stopwatch.seconds { _ = try choice.floor.run() } },
        { try probe.seconds(tally.calls) },
        {
          try Stopwatch.seconds { _ = try IQHash.hexadecimal(of: reader, samples: window.samples) }
        },
      ])
    let parts = [
      "\(frames) bare transforms, one thread", choice.floorName,
      "\(tally.calls) fsyncs of small files",
    ]
    let beside = [
      Figure.Detail("of it in fsync", seconds: Rounds.median(secondsInSyncs)),
      Figure.Detail("SHA-256 of the samples (not in the floor)", seconds: medians[4]),
    ]
    return Figure(
      name, seconds: medians[0], floor: medians[1...3].reduce(0, +),
      floorIs: parts.joined(separator: " + "), runs: Self.runs, peakMemory: peakMemory,
      details: zip(parts, medians[1...3]).map { Figure.Detail($0, seconds: $1) } + beside)
  }
}
