import Foundation
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations

/// Figures of samples with known contents.
@Suite("Quality figures")
struct QualityFiguresTests {
  private func figures() throws -> QualityFigures {
    var figures = QualityFigures(threshold: 0.5)
    for number in 0..<12 {
      figures.add(
        SampleContent(
          key: .signal(
            SampleReference(signal: try SignalName("drone"), id: try SampleID("\(number)"))),
          width: 1024, height: 1024,
          boxes: [ContentBox(className: "drone", x: 0, y: 0, width: 10, height: 10)],
          origin: .capture(
            CaptureOrigin(
              capture: number < 8 ? "a.rfcap" : "b.rfcap", timeOffset: Double(number / 2),
              duration: 1))),
        verdict: number < 9 ? .good : .unreviewed)
    }
    figures.add(
      SampleContent(
        key: .picture(try SampleID("aa")), width: 100, height: 80,
        boxes: [
          ContentBox(
            className: "button", x: 0, y: 0, width: 10, height: 10, confidence: 0.4,
            source: .templateMatching),
          ContentBox(className: "button", x: 1, y: 0, width: 10, height: 10, source: .userClick),
        ],
        origin: .picture(PictureOrigin(source: "app", activeStates: ["menu", "menu", "login"]))),
      verdict: .bad)
    figures.add(
      SampleContent(
        key: .picture(try SampleID("bb")), width: 100, height: 80, boxes: [],
        origin: .picture(PictureOrigin())), verdict: .unreviewed)
    return figures
  }

  @Test("coverage, balance, confidence, verified share, sources and review")
  func counts() throws {
    let found = try figures()
    #expect(found.samples == 14 && found.boxes == 14 && found.negatives == 1)
    #expect(found.captures.values == ["a.rfcap": 8, "b.rfcap": 4])
    #expect(found.windows == 6)
    #expect(found.states.values == ["menu": 1, "login": 1])
    #expect(found.pictureSources.values == ["app": 1])
    #expect(found.classes["drone"]?.samples == 12)
    #expect(found.classes["drone"]?.hasFewSamples == false)
    #expect(found.classes["button"]?.averageConfidence == 0.7)
    #expect(found.classes["button"]?.verifiedBoxes == 1)
    #expect(abs((found.averageConfidence ?? 0) - 13.4 / 14) < 1e-12)
    #expect(found.verifiedShare == 13.0 / 14)
    #expect(found.reviewedShare == 10.0 / 14)
    #expect(found.imbalance == 12)
    #expect(found.boxSources.values == ["user_label": 12, "template_matching": 1, "user_click": 1])
    #expect(found.warnings == ["class button has 1 sample; label at least 10"])
    let score = found.proposals.overall
    #expect((score.truePositives, score.falsePositives, score.falseNegatives) == (1, 0, 12))
  }

  @Test("a dataset without samples has no shares")
  func empty() {
    let none = QualityFigures(threshold: 0.5)
    #expect(none.reviewedShare == nil && none.verifiedShare == nil && none.imbalance == nil)
    #expect(none.averageConfidence == nil && none.warnings.isEmpty)
  }

  @Test("the JSON has the same figures, in the same order each time")
  func json() throws {
    let encoder = OrderedJSONEncoder(.compact)
    let data = try encoder.encode(figures())
    #expect(try data == encoder.encode(figures()))
    let text = String(decoding: data, as: UTF8.self)
    #expect(
      text.hasPrefix("{\"samples\":14,\"boxes\":14,\"coverage\":{\"captures\":{\"a.rfcap\":8"))
    #expect(text.contains("\"windows\":6"))
    #expect(
      text.contains("\"classes\":{\"button\":{\"samples\":1,\"boxes\":2,\"verified_boxes\":1"))
    #expect(text.contains("\"iou\":0.5,\"evaluated_samples\":13"))
  }
}
