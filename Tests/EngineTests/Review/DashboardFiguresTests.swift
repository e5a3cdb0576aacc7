import Foundation
import Testing

@testable import Datasets

@Suite("Figures of a dataset")
struct DashboardFiguresTests {
  @Test("counts, and every bar's filter selects as many samples as it counts")
  func bars() throws {
    let fixture = try StoreFixture()
    let dataset = Dataset(folder: fixture.dataset)
    for (window, signal, confidence) in [
      (1, fixture.drone, nil as Double?), (2, fixture.drone, 0.3), (3, fixture.video, 1.0),
      (4, fixture.video, 0.45),
    ] {
      var draft = fixture.draft(signal, window: window, capture: "\(window % 2).rfcap")
      draft.boxes[0].confidence = confidence
      draft.boxes[0].source = confidence == nil ? .userLabel : .model
      _ = try dataset.signals.save(draft, npz: fixture.npz)
    }
    let keys = try dataset.samples().map(\.key)
    for (key, status) in zip(keys, [ReviewStatus.good, .flag, .good]) {
      _ = try dataset.review(key, status, reviewer: "anna", revision: 1)
    }
    _ = try dataset.review(keys[0], .bad, reviewer: "bob", revision: 1)
    _ = try dataset.review(keys[0], .unreviewed, reviewer: "bob", revision: 1)
    _ = try dataset.replaceBoxes(of: keys[3], by: [], expectingRevision: 1, labeler: nil)
    let figures = try dataset.figures()
    #expect(figures.samples == 4 && figures.signals == 4 && figures.pictures == 0)
    #expect(figures.boxes == 3 && figures.negatives == 1 && figures.reviewed == 3)
    #expect(figures.bars[.confidence]?.map(\.count) == [0, 0, 0, 0, 1, 0, 0, 0, 0, 2])
    #expect(figures.bars[.classes]?.map(\.count) == [2, 2])
    #expect(figures.bars[.fewSamples]?.count == 2 && figures.bars[.captures]?.count == 2)
    try expectFiltersCount(figures, dataset)
    // Of a filter, too: they narrow it.
    for (text, samples) in [
      ("class:drone", 2), ("good", 2), ("conf:0.45..1", 3), ("capture:1.rfcap", 2),
      ("class:drone source:model", 0), ("by:anna", 3), ("kind:picture", 0),
    ] {
      let filter = try SampleFilter(parsing: text)
      let figures = try dataset.figures(of: filter)
      #expect(figures.samples == samples && figures.filter == filter, "\(text)")
      for bar in figures.bars.values.joined() {
        #expect(try dataset.count(matching: bar.filter) <= samples, "\(text): \(bar.name)")
      }
      try expectFiltersCount(figures, dataset)
    }
    let agreements = try dataset.figures(of: SampleFilter(parsing: "class:drone")).agreements
    #expect(agreements == [])
  }

  /// With at most one box in a sample, samples and boxes are the same numbers.
  private func expectFiltersCount(_ figures: DashboardFigures, _ dataset: Dataset) throws {
    for (section, bars) in figures.bars {
      for bar in bars {
        #expect(
          try dataset.count(matching: bar.filter) == bar.count,
          "\(figures.filter.text): \(section) \(bar.name)")
      }
    }
  }

  @Test("an empty dataset has no bars but those of verdicts and confidences, all 0")
  func empty() throws {
    let fixture = try StoreFixture()
    let figures = try Dataset(folder: fixture.dataset).figures()
    #expect(figures.samples == 0 && figures.reviewed == 0)
    #expect(figures.bars.values.joined().allSatisfy { $0.count == 0 })
  }
}
