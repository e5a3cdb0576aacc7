import Foundation

/// The time from start to end of the program without work.
struct StartBenchmark: Benchmark {
  private static let runs = 101

  var name: String { "start" }
  var summary: String { "labeltui --version, from its start to its end" }

  func measure(in workplace: Workplace) throws -> Figure {
    let program = Workplace.root.appending(path: ".build/release/labeltui").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw BenchError.noProgram(path: program)
    }
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try Stopwatch.seconds { try ChildProgram.run(program, "--version") } },
        { try Stopwatch.seconds { try ChildProgram.run("/bin/true") } },
      ])
    return Figure(
      name, seconds: medians[0], floor: medians[1], floorIs: "/bin/true", runs: Self.runs,
      peakMemory: nil)
  }
}
