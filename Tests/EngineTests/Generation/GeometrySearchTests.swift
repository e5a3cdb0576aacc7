import Testing

@testable import Generation

@Suite("Search for geometries")
struct GeometrySearchTests {
  @Test("accepted geometries keep the rules, and depend only on the seed")
  func accepted() throws {
    var rules = GeometryRules(dilution: 60)
    rules.receivers = 5...9
    var (first, second, third) = (
      GeometrySearch(rules, seed: 4), GeometrySearch(rules, seed: 4), GeometrySearch(rules, seed: 5)
    )
    var counts: Set<Int> = []
    for _ in 0..<200 {
      let geometry = try first.next()
      #expect(try second.next() == geometry)
      #expect(try third.next() != geometry)
      #expect(geometry.dilution <= 60)
      let distances = geometry.receivers.map { geometry.transmitter.distance(to: $0) / 1000 }
      #expect(distances.allSatisfy { (1...100).contains($0) })
      let found = DilutionOfPrecision.value(
        transmitter: geometry.transmitter, receivers: geometry.receivers)
      #expect(found == geometry.dilution)
      counts.insert(geometry.receivers.count)
    }
    #expect(counts == Set(5...9))
    let rejected = first.rejected.values.reduce(0, +)
    #expect(first.candidates == 200 + rejected)
    #expect(Set(first.rejected.keys) == Set(GeometryRules.Rejection.allCases))
  }

  @Test("a search in which nothing passes ends, and names the reason and what to do")
  func nothingPasses() {
    var rules = GeometryRules(dilution: 0.5)
    var search = GeometrySearch(rules, seed: 1)
    #expect {
      try search.next()
    } throws: { error in
      "\(error)".contains("above 0.5; raise --gdop")
    }
    rules = GeometryRules(dilution: 999)
    rules.area = 1
    search = GeometrySearch(rules, seed: 1)
    #expect { try search.next() } throws: { "\($0)".contains("use a larger --area") }
    rules.area = 1000
    search = GeometrySearch(rules, seed: 1)
    #expect { try search.next() } throws: { "\($0)".contains("use a smaller --area") }
  }

  @Test("threads that ask in any order get the same geometries")
  func queue() throws {
    let rules = GeometryRules(dilution: 100)
    var search = GeometrySearch(rules, seed: 9)
    let expected = try (0..<50).map { _ in try search.next() }
    let queue = try GeometryQueue(rules, seed: 9, from: 10)
    for number in (10..<50).shuffled() {
      #expect(try queue.geometry(of: number) == expected[number])
    }
    #expect(queue.tally == GeometryTally(candidates: search.candidates, rejected: search.rejected))
  }
}
