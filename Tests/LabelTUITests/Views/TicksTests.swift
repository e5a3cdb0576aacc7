import TestSupport
import Testing

@testable import Workstation

@Suite("Ticks")
struct TicksTests {
  @Test("they are round, inside the range, and not more than requested")
  func round() {
    let ticks = Ticks(in: 5920...5930, count: 6)
    #expect(ticks.values == [5920, 5922, 5924, 5926, 5928, 5930])
    #expect(ticks.values.map(ticks.label) == ["5920", "5922", "5924", "5926", "5928", "5930"])
    let fine = Ticks(in: 0.0012...0.0019, count: 5)
    #expect(fine.values.map(fine.label) == ["0.0012", "0.0014", "0.0016", "0.0018"])
  }

  @Test("any range gives at most the requested number, and never crashes")
  func anyRange() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let exponent = Double.random(in: -12...18, using: &generator)
      var span = 1.0
      for _ in 0..<Int(exponent.magnitude) { span *= exponent < 0 ? 0.1 : 10 }
      let start = Double.random(in: -1e12...1e12, using: &generator)
      let count = Int.random(in: 1...30, using: &generator)
      let range = start...(start + span)
      let ticks = Ticks(in: range, count: count)
      // A range with a tick at both ends has one tick more than steps.
      #expect(ticks.values.count <= count + 1)
    }
    #expect(Ticks(in: 5...5, count: 4).values.isEmpty)
  }
}
