import Foundation
import Radio
import TerminalSupport

/// From the start of the program to the complete first picture of a capture of 50 GB.
struct FirstPictureBenchmark: Benchmark {
  private static let seconds = 312.5
  private static let runs = 21
  /// The columns of the picture, and the transforms per column.
  private static let transforms = 160 * 16

  var name: String { "display.first_picture" }
  var summary: String {
    "from the start of the program to the complete picture of 50 GB (sparse, with signals) at 200 x 60"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let capture = try workplace.vastCapture(seconds: Self.seconds)
    let memory = try memoryOfATour(of: capture, in: workplace)
    let workspace = SpectrogramWorkspace(threads: 1)
    let program = Workplace.root.appending(path: ".build/release/labeltui").path
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try seconds(capture, in: workplace) },
        { try Stopwatch.seconds { try ChildProgram.run(program, "--version") } },
        { Stopwatch.seconds { workspace.transform(count: Self.transforms) } },
      ])
    return Figure(
      name, seconds: medians[0], floor: medians[1] + medians[2],
      floorIs: "the start of the program without work + \(Self.transforms) bare transforms, "
        + "one thread",
      runs: Self.runs, peakMemory: memory.last?.bytes,
      details: [
        Figure.Detail("the start of the program", seconds: medians[1]),
        Figure.Detail("the transforms of the picture", seconds: medians[2]),
        Figure.Detail("limit", seconds: 0.15),
      ] + memory.map { Figure.Detail("peak memory, \($0.step)", bytes: $0.bytes) })
  }

  private func seconds(_ capture: URL, in workplace: Workplace) throws -> Double {
    var program: DrivenProgram?
    let seconds = try Stopwatch.seconds {
      program = try DrivenProgram(capture, in: workplace)
      try program?.waitForPicture()
    }
    // The end of the program does not count.
    return withExtendedLifetime(program) { seconds }
  }

  /// The peak memory of the program after each step, while the overview is computed in the
  /// background.
  private func memoryOfATour(
    of capture: URL, in workplace: Workplace
  ) throws -> [(step: String, bytes: Int)] {
    let program = try DrivenProgram(capture, in: workplace)
    try program.waitForPicture()
    var memory = [("first picture", try program.peakMemory())]
    let oneBin = String(repeating: "+", count: 30) + String(repeating: ">", count: 12)
    let steps = [("zoomed in to one bin", oneBin), ("at the end", "G"), ("zoomed out again", "f")]
    for (step, keys) in steps {
      try program.session.type(keys)
      // The overview keeps the program busy, so the help shows that the keys were handled.
      try program.session.type("?")
      try program.session.waitFor("the help") { $0.text(row: 58).hasPrefix(" HELP") }
      try program.session.type("q")
      try program.waitForPicture()
      memory.append((step, try program.peakMemory()))
    }
    return memory
  }
}
