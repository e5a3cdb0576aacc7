import TestSupport
import Testing

@testable import Radio

@Suite("Range search")
struct RangeSearchTests {
  @Test(
    "finds the same ranges as a search through all of them", arguments: [0, 1, 2, 3, 7, 64, 333])
  func search(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let ranges = (0..<count).map { index in
      let start = Int.random(in: 0..<1000, using: &generator)
      // Some ranges reach to the end, like a label without a length.
      let isOpen = index % 10 == 3
      return start..<(isOpen ? 1000 : start + Int.random(in: 0...30, using: &generator))
    }
    let search = RangeSearch(ranges)
    for _ in 0..<100 {
      let start = Int.random(in: -5..<1005, using: &generator)
      let wanted = start..<(start + Int.random(in: 1...80, using: &generator))
      let expected = ranges.indices.filter {
        ranges[$0].lowerBound < wanted.upperBound && ranges[$0].upperBound > wanted.lowerBound
      }
      #expect(search.positions(overlapping: wanted) == expected)
    }
  }
}
