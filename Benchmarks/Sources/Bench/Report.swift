import Engine
import Foundation

/// What was measured, and where.
struct Report: Codable, Equatable {
  var version: String
  var machine: Machine
  /// How often each figure was measured; the run that came closest to its floor stands here.
  var bestOf: Int
  var figures: [Figure]

  private enum CodingKeys: String, CodingKey {
    case version, machine
    case bestOf = "best_of"
    case figures
  }

  /// Measures what `options` choose, every figure in a process of its own.
  static func measured(_ options: BenchOptions) throws -> Report {
    let benchmarks = try Catalog.chosen(by: options.names)
    var report = Report(
      version: EngineVersion.current, machine: .current, bestOf: options.bestOf, figures: [])
    for benchmark in benchmarks {
      let runs = try (0..<options.bestOf).map { run in
        let count = options.bestOf > 1 ? " (\(run + 1) of \(options.bestOf))" : ""
        StandardError.say("\(benchmark.name)\(count) ...")
        return try figure(benchmark.name, python: options.python)
      }
      if let best = runs.min(by: { $0.ratio < $1.ratio }) { report.figures.append(best) }
    }
    return report
  }

  private static func figure(_ name: String, python: String?) throws -> Figure {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--measure", name] + (python.map { ["--python", $0] } ?? [])
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let json = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchError.failedProcess(figure: name, status: process.terminationStatus)
    }
    return try JSONDecoder().decode(Figure.self, from: json)
  }
}
