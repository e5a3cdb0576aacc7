import Foundation
import Testing

@testable import Labels
@testable import Radio

@Suite("Updates of proposals")
struct ProposalUpdateTests {
  private let update = ProposalUpdate(
    region: Box(samples: 1000..<2000, frequencies: 0...100), searched: 500..<2500,
    source: .detector)

  private func box(_ samples: Range<Int>, _ band: ClosedRange<Double> = 40...60) -> Box {
    Box(samples: samples, frequencies: band)
  }

  private func proposal(
    _ samples: Range<Int>, _ band: ClosedRange<Double> = 40...60, source: BoxSource = .detector,
    isVerified: Bool = false
  ) -> Annotation {
    Annotation(
      box: box(samples, band), label: nil,
      proposal: Proposal(source: source, confidence: 0.5, isVerified: isVerified))
  }

  private func starts(_ proposals: [Annotation], _ annotations: [Annotation]) -> [Int] {
    update.apply(proposals, to: annotations).annotations.map(\.box.samples.lowerBound)
  }

  @Test("replace unverified boxes of the same program in the region only")
  func replaced() {
    let kept = [
      proposal(100..<200), proposal(1200..<1300, source: .model),
      proposal(1400..<1500, isVerified: true), proposal(1600..<1700, 150...170),
    ]
    let (boxes, added) = update.apply(
      [proposal(1800..<1900)], to: kept + [proposal(1100..<1150), proposal(1950..<2100)])
    #expect(added == 1)
    // The last one lies more outside of the region than in it.
    #expect(boxes.map(\.box.samples.lowerBound) == [100, 1200, 1400, 1600, 1950, 1800])
  }

  @Test("leave out what has a box already, and what lies outside of the region")
  func leftOut() {
    let drawn = Annotation(box: box(1200..<1300), label: "a")
    let found = [
      proposal(1205..<1300), proposal(1280..<1400), proposal(2300..<2400),
      proposal(1500..<1600, 200...300),
    ]
    #expect(starts(found, [drawn]) == [1200, 1280])
  }

  @Test("a signal that is longer than the searched part is compared as far as that part")
  func longSignals() {
    let carrier = Annotation(box: box(0..<1_000_000), label: "carrier")
    #expect(starts([proposal(500..<2500)], [carrier]) == [0])
    let proposed = proposal(0..<1_000_000)
    #expect(starts([proposal(500..<2500)], [proposed]) == [0])
  }

  @Test("a box that is found again keeps its identity and class")
  func again() throws {
    var earlier = proposal(1200..<1300)
    earlier.label = "a"
    var found = proposal(1200..<1300)
    found.proposal?.confidence = 0.9
    let (boxes, added) = update.apply([found], to: [earlier])
    #expect(boxes.map(\.id) == [earlier.id] && added == 1)
    #expect(boxes[0].label == "a" && boxes[0].proposal?.confidence == 0.9)
  }

  @Test("of many boxes take a moment")
  func many() {
    let whole = ProposalUpdate(
      region: Box(samples: 0..<10_000_000, frequencies: 0...100), searched: 0..<10_000_000,
      source: .detector)
    let drawn = (0..<20_000).map { Annotation(box: box(100 * $0..<100 * $0 + 50), label: "a") }
    let found = (0..<20_000).map { proposal(100 * $0 + 5..<100 * $0 + 55) }
    #expect(whole.apply(found, to: drawn).added == 0)
    #expect(whole.apply(found, to: []).added == 20_000)
  }
}
