import FoundationEssentials
import Testing

@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Scores of gold captures")
struct GoldScoreTests {
  private func label(
    _ samples: Range<Int>, _ frequencies: ClosedRange<Double>, _ name: String?,
    proposal: Proposal? = nil
  ) -> Annotation {
    Annotation(
      box: Box(samples: samples, frequencies: frequencies), label: name, proposal: proposal)
  }

  private func truth() throws -> [GoldBox] {
    try [
      label(0..<1000, 100...200, "a"), label(5000..<6000, 100...200, "b"),
      label(5000..<6000, 500...600, "b"), label(9000..<9100, 0...1000, "c"),
    ].map { try #require(GoldBox($0)) }
  }

  @Test("perfect labels have a perfect score")
  func perfect() throws {
    let truth = try truth()
    let labels = try truth.map {
      label(try #require($0.box).samples, $0.lowerEdge...$0.upperEdge, $0.label)
    }
    let score = GoldScore(labels, truth: truth)
    #expect(score.recall == 1 && score.precision == 1 && score.meanOverlap == 1)
    #expect(score.classAccuracy == 1 && score.sampleError == 0 && score.hertzError == 0)
  }

  @Test("misses, false alarms, edges and classes are counted")
  func counted() throws {
    let labels = [
      label(100..<1000, 100...200, "a"),  // 100 samples off: IoU 0.9
      label(5000..<6000, 110...200, "x"),  // 10 Hz off: IoU 0.9, the wrong class
      label(5000..<6000, 580...700, nil),  // too far off
      label(5000..<6000, 100...150, "b"),  // the second one for that box
      label(9000..<9100, 0...1000, "c", proposal: Proposal(source: .detector, confidence: 0.9)),
    ]
    let score = GoldScore(labels, truth: try truth())
    #expect(score.truths == 4 && score.labels == 4 && score.matches == 2)
    #expect(score.recall == 0.5 && score.precision == 0.5 && score.classAccuracy == 0.5)
    #expect(abs(try #require(score.meanOverlap) - 0.9) < 1e-9)
    #expect(score.sampleError == 25 && score.hertzError == 2.5)
    #expect(score.confusions.map { "\($0.truth)>\($0.label)" } == ["a>a", "b>x"])
  }

  @Test("nothing to divide by gives no share")
  func empty() {
    let score = GoldScore([], truth: [])
    #expect(score.recall == nil && score.precision == nil && score.meanOverlap == nil)
    #expect(score.sampleError == nil && score.classAccuracy == nil)
  }

  @Test("impossible known boxes are left out")
  func impossible() throws {
    let box = try #require(GoldBox(label(0..<10, 0...1, "a")))
    var damaged: [GoldBox] = []
    for (start, count, upper) in [(Int.max, 5, 1.0), (-1, 5, 1), (0, 0, 1), (0, 5, -1)] {
      damaged.append(
        try JSONParser.decode(
          GoldBox.self,
          from: Data(
            #"{"sample_start":\#(start),"sample_count":\#(count),"freq_lower_edge":0,"freq_upper_edge":\#(upper),"label":"a"}"#
              .utf8)))
    }
    #expect(GoldScore([], truth: damaged + [box]).truths == 1)
  }

  @Test("of each person and capture the last entry counts; labels that were removed do not")
  func accuracies() throws {
    let truth = try truth()
    let right = GoldScore([label(0..<1000, 100...200, "a")], truth: truth)
    let wrong = GoldScore([label(0..<10, 100...200, "a")], truth: truth)
    let none = GoldScore([], truth: truth)
    let entries = [
      GoldEntry(task: "1", labeler: "bo", at: "2026-01-01T00:00:00.000Z", score: wrong),
      GoldEntry(task: "1", labeler: "bo", at: "2026-01-02T00:00:00.000Z", score: right),
      GoldEntry(task: "2", labeler: "bo", at: "2026-01-03T00:00:00.000Z", score: wrong),
      GoldEntry(task: "1", labeler: "al", at: "2026-01-03T00:00:00.000Z", score: right),
      GoldEntry(task: "2", labeler: "al", at: "2026-01-03T00:00:00.000Z", score: none),
      GoldEntry(task: "2", labeler: "cy", at: "2026-01-03T00:00:00.000Z", score: none),
    ]
    let all = GoldAccuracy.all(in: entries)
    #expect(all.map(\.labeler) == ["al", "bo"])
    #expect(all.map(\.captures) == [1, 2])
    #expect(all[1].score.recall == 1.0 / 8 && all[1].score.precision == 0.5)
    #expect(all[1].days.map(\.day) == ["2026-01-02", "2026-01-03"])
  }
}
