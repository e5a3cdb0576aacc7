import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("The accuracy of labelers as text")
struct AccuracyTextTests {
  @Test("says who, how many captures, and the shares; names are made safe")
  func lines() throws {
    let box = Box(samples: 0..<100, frequencies: 0...10)
    let truth = [try #require(GoldBox(Annotation(box: box, label: "a")))]
    let score = GoldScore([Annotation(box: box, label: "b")], truth: truth)
    let entries = ["an\u{1B}na", nil].map {
      GoldEntry(task: "1", labeler: $0, at: "2026-01-01T00:00:00.000Z", score: score)
    }
    let texts = GoldAccuracy.all(in: entries).map { AccuracyText($0).lines }
    #expect(texts.count == 2)
    #expect(texts[0][0] == "unknown: 1 capture")
    #expect(texts[1][0].hasPrefix("an") && !texts[1][0].contains("\u{1B}"))
    #expect(texts[0][1] == "  recall 100 %, precision 100 %")
    #expect(texts[0][2] == "  IoU 1.00, class 0 %")
  }
}
