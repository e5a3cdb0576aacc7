/// All figures. Add new ones here.
enum Catalog {
  static var all: [any Benchmark] {
    [
      SpectrogramBenchmark(threads: 1, suffix: "1thread"),
      SpectrogramBenchmark(threads: 2, suffix: "2threads"),
      LongSpectrogramBenchmark(),
      OverviewBenchmark(),
      FirstPictureBenchmark(),
      FrameBenchmark(motion: .pan),
      FrameBenchmark(motion: .zoom),
      PictureOpenBenchmark(),
      FrameBenchmark(motion: .pan, document: .picture),
      FrameBenchmark(motion: .zoom, document: .picture),
      VideoStepBenchmark(coding: .mjpeg),
      VideoStepBenchmark(coding: .h264),
      PitchStepBenchmark(coding: .mjpeg),
      PitchStepBenchmark(coding: .h264),
      VideoJumpBenchmark(),
      NPZBenchmark(),
      SaveBenchmark(dataset: .fresh),
      SaveBenchmark(dataset: .existing),
      SaveBenchmark(dataset: .large),
      BulkBenchmark(),
      StartBenchmark(),
      ExportBenchmark(),
      DetectBenchmark(content: .wide),
      DetectBenchmark(content: .narrow),
      DetectQualityBenchmark(),
      SnapBenchmark(),
      GenerationBenchmark(),
    ] + CatalogBenchmark.Question.allCases.map(CatalogBenchmark.init)
      + WireBenchmark.Change.allCases.map(WireBenchmark.init)
  }

  /// The figure called `name`.
  static func named(_ name: String) throws(BenchOptions.Problem) -> any Benchmark {
    guard let benchmark = all.first(where: { $0.name == name }) else {
      throw .unknownFigure(name)
    }
    return benchmark
  }

  /// The figures selected by `names`: by the whole name or by the part before the dot; all if there
  /// are no names.
  static func chosen(by names: [String]) throws(BenchOptions.Problem) -> [any Benchmark] {
    guard !names.isEmpty else { return all }
    for name in names where !all.contains(where: { Self.isName(name, of: $0) }) {
      throw .unknownFigure(name)
    }
    return all.filter { benchmark in names.contains { Self.isName($0, of: benchmark) } }
  }

  private static func isName(_ name: String, of benchmark: any Benchmark) -> Bool {
    benchmark.name == name || benchmark.name.hasPrefix(name + ".")
  }
}
