import Testing

@testable import Curation
@testable import Datasets
@testable import Radio

/// The pure part of splits: groups stay whole, old groups stay where they are, classes are balanced.
@Suite("Split plans")
struct SplitPlanTests {
  private static let classes = ["drone", "video", "wifi", "lora"]

  /// A random set of samples with shared origins, and random links.
  struct Case {
    var samples: [SplitSample] = []
    var links: [(Int, Int)] = []

    init(_ generator: inout SplitMix64, first: Int = 0, count: Int? = nil) throws {
      let captures = 1 + generator.next(below: 30)
      for number in first..<(first + (count ?? 1 + generator.next(below: 120))) {
        var origins = ["picture:p\(number)", "capture:\(generator.next(below: captures))"]
        if generator.next(below: 8) == 0 { origins.append("iq:\(generator.next(below: 20))") }
        let classes = SplitPlanTests.classes.filter { _ in generator.next(below: 3) == 0 }
        samples.append(
          try SplitPlanTests.sample(
            number, origins, classes, isSelected: generator.next(below: 5) > 0))
      }
      for _ in 0..<generator.next(below: 10) {
        links.append((generator.next(below: samples.count), generator.next(below: samples.count)))
      }
    }
  }

  static func sample(
    _ number: Int, _ origins: [String], _ classes: [String], isSelected: Bool = true
  ) throws -> SplitSample {
    SplitSample(
      key: .picture(try SampleID("p\(number)")), origins: origins, classes: classes,
      isSelected: isSelected)
  }

  /// Samples that share an origin or a link and are on different sides.
  private func violations(
    _ samples: [SplitSample], _ links: [(Int, Int)], _ assignment: SplitAssignment
  ) -> [String] {
    var sides: [String: Set<Split>] = [:]
    for sample in samples {
      guard let split = assignment[sample.key] else { continue }
      for origin in sample.origins { sides[origin, default: []].insert(split) }
    }
    let torn = links.filter { first, second in
      guard let one = assignment[samples[first].key], let other = assignment[samples[second].key]
      else { return false }
      return one != other
    }
    return sides.filter { $0.value.count > 1 }.map(\.key) + torn.map { "\($0)" }
  }

  @Test("no group is on two sides, and every selected sample is on one, in 300 random cases")
  func whole() throws {
    var generator = SplitMix64(seed: 1)
    for round in 0..<300 {
      let data = try Case(&generator)
      var plan = SplitPlan(SplitPlan.Settings(seed: UInt64(round)))
      let assignment = plan.add(data.samples, links: data.links)
      #expect(violations(data.samples, data.links, assignment).isEmpty, "round \(round)")
      #expect(assignment.leftOut.isEmpty)
      #expect(data.samples.allSatisfy { !$0.isSelected || assignment[$0.key] != nil })
      let origins = plan.groups.flatMap(\.origins)
      #expect(Set(origins).count == origins.count)
    }
  }

  @Test("new samples never move old ones or tear a group, in 200 random series of additions")
  func additions() throws {
    var generator = SplitMix64(seed: 2)
    for round in 0..<200 {
      var plan = SplitPlan(SplitPlan.Settings(seed: UInt64(round)))
      var data = try Case(&generator, count: 20)
      var before = plan.add(data.samples, links: data.links)
      for _ in 0..<4 {
        let more = try Case(&generator, first: data.samples.count, count: 15)
        let offset = data.samples.count
        data.links += more.links.map { ($0.0 + offset, generator.next(below: $0.1 + offset + 1)) }
        data.samples += more.samples
        let after = plan.add(data.samples, links: data.links)
        #expect(violations(data.samples, data.links, after).isEmpty, "round \(round)")
        for (key, split) in before.splits {
          #expect(after[key] == split, "round \(round), \(key)")
        }
        for sample in data.samples where sample.isSelected {
          #expect(after[sample.key] != nil || after.leftOut.contains(sample.key))
        }
        let origins = plan.groups.flatMap(\.origins)
        #expect(Set(origins).count == origins.count, "round \(round)")
        var again = plan
        #expect(again.add(data.samples, links: data.links) == after && again == plan)
        before = after
      }
    }
  }

  @Test("the order of the samples does not matter")
  func order() throws {
    var generator = SplitMix64(seed: 3)
    for round in 0..<50 {
      let data = try Case(&generator)
      var (one, other) = (SplitPlan(.init(seed: 7)), SplitPlan(.init(seed: 7)))
      let expected = one.add(data.samples, links: data.links)
      let order = generator.permutation(data.samples.count)
      var places = order
      for (place, index) in order.enumerated() { places[index] = place }
      let found = other.add(
        order.map { data.samples[$0] }, links: data.links.map { (places[$0.1], places[$0.0]) })
      #expect(found == expected && one == other, "round \(round)")
    }
  }

  @Test("single samples are distributed by the ratios, class by class")
  func shares() throws {
    let samples = try (0..<1000).map { number in
      try Self.sample(number, ["\(number)"], [Self.classes[number % 10 == 0 ? 1 : 0]])
    }
    var plan = SplitPlan(SplitPlan.Settings())
    let assignment = plan.add(samples)
    let report = SplitReport(samples, assignment, ratios: .standard)
    #expect(report.sides.map(\.samples) == [700, 200, 100])
    #expect(report.classes.map { $0.sides.map(\.samples) } == [[630, 180, 90], [70, 20, 10]])
    #expect(report.largestDeviation < 1e-9 && report.warnings.isEmpty)
  }

  @Test("groups of unequal size with several classes are balanced as far as they allow")
  func balance() throws {
    var generator = SplitMix64(seed: 4)
    var samples: [SplitSample] = []
    for capture in 0..<60 {
      let classes = Self.classes.filter { _ in generator.next(below: 2) == 0 }
      for _ in 0...generator.next(below: 30) {
        samples.append(try Self.sample(samples.count, ["capture:\(capture)"], classes))
      }
    }
    var plan = SplitPlan(SplitPlan.Settings())
    let report = SplitReport(samples, plan.add(samples), ratios: .standard)
    // The negatives are only a few groups.
    for item in report.classes where !item.name.isEmpty {
      #expect(item.sides.allSatisfy { abs($0.deviation) < 0.02 }, "\(item)")
    }
    #expect(report.sides.allSatisfy { abs($0.deviation) < 0.02 }, "\(report.sides)")
  }

  @Test("another seed gives another split of the same quality")
  func seeds() throws {
    let samples = try (0..<100).map { try Self.sample($0, ["\($0)"], ["drone"]) }
    var found: Set<SplitAssignment> = []
    for seed in 0..<5 as Range<UInt64> {
      var plan = SplitPlan(SplitPlan.Settings(seed: seed))
      let assignment = plan.add(samples)
      found.insert(assignment)
      #expect(assignment.splits.values.count { $0 == .val } == 20)
    }
    #expect(found.count == 5)
  }

  @Test("three groups fill three sides; a side with the share 0 gets nothing")
  func fewGroups() throws {
    let samples = try (0..<30).map { try Self.sample($0, ["capture:\($0 % 3)"], ["drone"]) }
    var plan = SplitPlan(SplitPlan.Settings())
    #expect(Set(plan.add(samples).splits.values) == [.train, .val, .test])
    var two = SplitPlan(SplitPlan.Settings(ratios: try SplitRatios("0.5,0.5")))
    #expect(Set(two.add(samples).splits.values) == [.train, .val])
    var one = SplitPlan(SplitPlan.Settings())
    let lone = one.add(samples.filter { $0.origins == ["capture:0"] })
    #expect(Set(lone.splits.values) == [.train])
  }

  @Test("a sample that connects groups on two sides is left out, its neighbors stay")
  func bridge() throws {
    let old = try (0..<20).map { try Self.sample($0, ["capture:\($0)"], ["drone"]) }
    var plan = SplitPlan(SplitPlan.Settings())
    let before = plan.add(old)
    let train = try #require(old.first { before[$0.key] == .train })
    let test = try #require(old.first { before[$0.key] == .test })
    let bridge = try Self.sample(100, train.origins + test.origins + ["picture:100"], ["drone"])
    let behind = try Self.sample(101, ["picture:100"], ["drone"])
    let after = plan.add(old + [bridge, behind])
    #expect(after.leftOut == [bridge.key])
    #expect(before.splits.allSatisfy { after[$0.key] == $0.value })
    #expect(after[behind.key] != nil)
    let report = SplitReport(old + [bridge, behind], after, ratios: .standard)
    #expect(report.leftOut == ["p100"] && report.warnings.count == 1)
  }

  @Test("the generator gives the published numbers, and equally likely ones below a bound")
  func generator() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.next(below: 3)] += 1 }
    #expect(counts.allSatisfy { (9_500...10_500).contains($0) })
  }

  @Test(
    "ratios are two or three shares with the sum 1",
    arguments: ["", "x", "0.5", "0.7,0.2", "0.7,0.2,0.2", "-0.1,1,0.1", "nan,0,1", "1,0,0,0", ",,"])
  func badRatios(_ text: String) {
    #expect(throws: SplitError.badRatios(text)) { _ = try SplitRatios(text) }
  }

  @Test("good ratios")
  func goodRatios() throws {
    #expect(try SplitRatios("0.7, 0.2, 0.1") == .standard)
    #expect(try SplitRatios("1").sides == [.train])
    #expect(try SplitRatios("0.333,0.333,0.333").sides.count == 3)
  }
}
