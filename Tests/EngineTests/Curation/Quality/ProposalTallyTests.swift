import Testing

@testable import Curation
@testable import Datasets

/// Precision, recall and average precision of proposals with known results.
@Suite("Proposals against verified boxes")
struct ProposalTallyTests {
  private func truth(_ x: Double, _ name: String = "drone") -> ContentBox {
    ContentBox(className: name, x: x, y: 0, width: 10, height: 10)
  }

  private func proposal(
    _ x: Double, _ confidence: Double?, _ name: String = "drone", verified: Bool = false
  ) -> ContentBox {
    ContentBox(
      className: name, x: x, y: 0, width: 10, height: 10, confidence: confidence, source: .detector,
      verified: verified)
  }

  private func tally(_ threshold: Double = 0.5, _ samples: [ContentBox]...) -> ProposalTally {
    var tally = ProposalTally(threshold: threshold)
    for boxes in samples { tally.add(boxes) }
    return tally
  }

  @Test("overlap is the common area divided by the area of both")
  func overlap() {
    #expect(truth(0).overlap(with: truth(0)) == 1)
    #expect(truth(0).overlap(with: truth(5)) == 50.0 / 150)
    #expect(truth(0).overlap(with: truth(10)) == 0)
    #expect(truth(0).overlap(with: truth(-30, "video")) == 0)
  }

  @Test("each verified box matches one proposal, the most confident first")
  func greedy() throws {
    let found = tally(0.5, [truth(0), proposal(1, 0.6), proposal(2, 0.9), proposal(50, 0.3)])
    let score = try #require(found.classes["drone"])
    #expect((score.truePositives, score.falsePositives, score.falseNegatives) == (1, 2, 0))
    #expect(score.precision == 1.0 / 3 && score.recall == 1)
    #expect(score.averagePrecision == 1, "the best proposal is right")
  }

  @Test("classes are compared apart, and the overall score counts all of them")
  func classes() {
    let found = tally(0.5, [truth(0), truth(50, "video"), proposal(0, 0.5, "video")])
    #expect(found.classes["drone"]?.recall == 0)
    #expect(found.classes["drone"]?.precision == nil)
    #expect(found.classes["video"]?.precision == 0)
    let all = found.overall
    #expect((all.truePositives, all.falsePositives, all.falseNegatives) == (0, 1, 2))
    #expect(all.averagePrecision == 0)
  }

  @Test("a confirmed proposal is right; samples that nobody looked at are skipped")
  func confirmed() {
    let found = tally(0.5, [proposal(0, 0.8, verified: true)], [proposal(0, 0.9)], [])
    #expect(found.evaluatedSamples == 1)
    #expect(found.overall.precision == 1 && found.overall.recall == 1)
  }

  @Test("the threshold decides, exactly at its value, too")
  func threshold() {
    let boxes = [truth(0), proposal(5, 0.5)]
    #expect(tally(1.0 / 3, boxes).overall.recall == 1)
    #expect(tally(0.34, boxes).overall.recall == 0)
    #expect(tally(1, [truth(0), proposal(0, 0.5)]).overall.recall == 1)
  }

  @Test("average precision as pycocotools computes it")
  func averagePrecision() {
    // Right, wrong, right of three verified boxes: precision 1 up to recall 1/3, then 2/3 up to 2/3.
    let found = tally(
      0.5,
      [truth(0), truth(100), truth(200), proposal(0, 0.9), proposal(50, 0.8), proposal(100, 0.7)])
    // 34 of the 101 recalls are at most 1/3, 33 more at most 2/3.
    let expected = (34 * 1.0 + 33 * (2.0 / 3)) / 101
    #expect(abs((found.overall.averagePrecision ?? 0) - expected) < 1e-12)
  }

  @Test("no boxes, no score")
  func empty() {
    let score = tally(0.5).overall
    #expect(score.precision == nil && score.recall == nil && score.averagePrecision == nil)
  }
}
