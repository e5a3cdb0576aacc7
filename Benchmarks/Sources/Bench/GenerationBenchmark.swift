import Generation
import Libraries
import Radio

/// A generated sample of 10 receivers, 1 s at 200 kHz, with features, without writing it.
struct GenerationBenchmark: Benchmark {
  private static let runs = 15
  private static let geometries = 1000

  var name: String { "generate" }
  var summary: String { "a sample of 10 receivers, 1 s at 200 kHz, with features, on one thread" }

  func measure(in workplace: Workplace) throws -> Figure {
    var recipe = DatasetRecipe(name: "bench", type: .iqRaw)
    recipe.geometry.receivers = 10...10
    var search = GeometrySearch(recipe.geometry, seed: 1)
    let geometry = try search.next()
    let generator = SampleGenerator(recipe)
    let bare = BareSample(receivers: 10, sampleCount: recipe.iqSampleCount)
    PeakMemory.reset()
    _ = try generator.sample(0, geometry)
    let peakMemory = try PeakMemory.bytes()
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try Stopwatch.seconds { _ = try generator.sample(0, geometry) } },
        { Stopwatch.seconds { bare.run() } },
        { try Stopwatch.seconds { for _ in 0..<Self.geometries { _ = try search.next() } } },
      ])
    return Figure(
      name, seconds: medians[0], floor: medians[1],
      floorIs: "its random numbers, sines and cosines alone", runs: Self.runs,
      peakMemory: peakMemory,
      details: [
        Figure.Detail("a geometry, accepted or not", seconds: medians[2] / Double(Self.geometries))
      ])
  }
}
