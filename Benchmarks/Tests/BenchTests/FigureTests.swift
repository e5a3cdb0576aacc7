import Testing

@testable import Bench

@Suite("Figures")
struct FigureTests {
  private func figure(_ unit: Figure.Unit, floor: Double) -> Figure {
    Figure(
      name: "x", value: 1, unit: unit, floor: floor, floorIs: "nothing", ratio: 1, runs: 1,
      details: [])
  }

  @Test("the quieter machine is the one with the better floor")
  func quiet() {
    #expect(figure(.seconds, floor: 1).isQuieter(than: figure(.seconds, floor: 2)))
    #expect(!figure(.seconds, floor: 2).isQuieter(than: figure(.seconds, floor: 1)))
    #expect(
      figure(.samplesPerSecond, floor: 2).isQuieter(than: figure(.samplesPerSecond, floor: 1)))
  }

  @Test("the table has a line per figure, and describes its floor")
  func table() {
    let machine = Machine(
      processor: "P", processors: 2, memory: 1, system: "S", load: 0.5, kernelLimit: nil)
    let report = Report(
      version: "1", machine: machine, bestOf: 1,
      figures: [
        Figure(
          "a.b", seconds: 0.003, floor: 0.002, floorIs: "less", runs: 20, peakMemory: 41_000_000)
      ])
    let lines = ReportTable(report).text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("a.b") && $0.contains("3.00 ms") && $0.contains("1.50") })
    #expect(lines.contains("a.b: the floor is less"))
    #expect(lines.contains { $0.contains("41.0 MB") })
    #expect(lines.allSatisfy { $0.last != " " })
  }
}
