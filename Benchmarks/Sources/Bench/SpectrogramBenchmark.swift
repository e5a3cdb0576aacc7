import Radio

/// The inference image of 0.2 s at 20 MS/s, from a file in the page cache.
struct SpectrogramBenchmark: Benchmark {
  let threads: Int
  let suffix: String

  private static let runs = 41

  var name: String { "spectrogram.\(suffix)" }
  var summary: String {
    "the inference image of 4,000,000 samples, read from a file, on \(threads) thread(s)"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let reader = try workplace.capture(seconds: 0.2)
    let window = reader.capture.window(0..<Workplace.windowSamples)
    PeakMemory.reset()
    let workspace = SpectrogramWorkspace(threads: threads)
    let expected = try InferenceSpectrogram.image(of: reader, window: window, in: workspace)
    let peakMemory = try PeakMemory.bytes()

    let frames = InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    let copy = try WindowCopy(of: reader, samples: window.samples)
    let torch = try workplace.python.flatMap {
      try TorchReference(python: $0, capture: reader.capture, threads: threads)
    }
    var runs: [() throws -> Double] = [
      { try seconds(reader, window, workspace, expecting: expected) },
      { Stopwatch.seconds { workspace.transform(count: frames) } },
      { Stopwatch.seconds { copy.run() } },
    ]
    if let torch { runs.append(torch.seconds) }
    let medians = try Rounds.medians(Self.runs, of: runs)
    let floor = medians[1]
    let names = ["memcpy of the window", "PyTorch reference, samples in memory"]
    return Figure(
      name, seconds: medians[0], floor: floor, floorIs: "\(frames) bare transforms, one thread",
      runs: Self.runs, peakMemory: peakMemory,
      details: zip(names, medians.dropFirst(2)).map {
        Figure.Detail($0, seconds: $1, floor: floor)
      })
  }

  private func seconds(
    _ reader: CaptureReader, _ window: SampleWindow, _ workspace: SpectrogramWorkspace,
    expecting expected: SpectrogramImage
  ) throws -> Double {
    var image: SpectrogramImage?
    let seconds = try Stopwatch.seconds {
      image = try InferenceSpectrogram.image(of: reader, window: window, in: workspace)
    }
    guard image == expected else { throw BenchError.changedImage(figure: name) }
    return seconds
  }
}
