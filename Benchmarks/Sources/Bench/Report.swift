import Commands
import Foundation
import Foundations

/// The measured figures and the machine.
struct Report: Codable, Equatable {
  var version: String
  var machine: Machine
  /// How often each figure was measured. The report contains the measurement with the best floor,
  /// during which the machine was quietest.
  var bestOf: Int
  var figures: [Figure]

  private enum CodingKeys: String, CodingKey {
    case version, machine
    case bestOf = "best_of"
    case figures
  }

  /// Measures the figures that `options` select, each in its own process.
  static func measured(_ options: BenchOptions) throws -> Report {
    let benchmarks = try Catalog.chosen(by: options.names)
    var report = Report(
      version: EngineVersion.current, machine: .current, bestOf: options.bestOf, figures: [])
    for benchmark in benchmarks {
      let runs = try (0..<options.bestOf).map { run in
        let count = options.bestOf > 1 ? " (\(run + 1) of \(options.bestOf))" : ""
        StandardError.writeLine("\(benchmark.name)\(count) ...")
        return try figure(benchmark.name, python: options.python)
      }
      // Not the best ratio: that would select the run whose floor was disturbed most.
      if let quietest = runs.max(by: { $1.isQuieter(than: $0) }) { report.figures.append(quietest) }
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
