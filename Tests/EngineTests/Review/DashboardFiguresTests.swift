import Testing

@testable import Datasets

@Suite("Figures of a dataset")
struct DashboardFiguresTests {
  private func sample(_ number: Int, _ className: String, confidence: [Double?]) throws
    -> SampleContent
  {
    SampleContent(
      key: .signal(
        SampleReference(
          signal: try SignalName(className), id: try #require(SampleID(number: number)))),
      width: 1024, height: 1024,
      boxes: confidence.map {
        ContentBox(
          className: className, x: 1, y: 1, width: 5, height: 5, confidence: $0,
          source: $0 == nil ? .userLabel : .model)
      },
      origin: .capture(CaptureOrigin(capture: "\(className).rfcap")),
      createdAt: "2026-11-0\(number)T10:00:00Z")
  }

  @Test("counts, and every bar's filter selects as many samples as it counts")
  func bars() throws {
    let contents = [
      try sample(1, "video", confidence: [nil]), try sample(2, "video", confidence: [0.45]),
      try sample(3, "drone", confidence: []), try sample(4, "drone", confidence: [1.0]),
    ]
    let verdicts: [ReviewStatus] = [.good, .unreviewed, .flag, .good]
    var count = DashboardCount()
    for (content, verdict) in zip(contents, verdicts) { count.add(content, verdict: verdict) }
    let figures = count.figures()
    #expect(figures.samples == 4 && figures.signals == 4 && figures.pictures == 0)
    #expect(figures.boxes == 3 && figures.negatives == 1 && figures.reviewed == 3)
    #expect(figures.bars[.days]?.map(\.name).first == "2026-11-04")
    #expect(figures.bars[.confidence]?.map(\.count) == [0, 0, 0, 0, 1, 0, 0, 0, 0, 2])
    #expect(figures.bars[.classes]?.map(\.name) == ["drone", "video"])
    #expect(figures.bars[.fewSamples]?.count == 2)
    // With at most one box in a sample, samples and boxes are the same numbers.
    for (section, bars) in figures.bars {
      for bar in bars {
        let selected = zip(contents, verdicts).count { bar.filter.admits($0, verdict: $1) }
        #expect(selected == bar.count, "\(section) \(bar.name)")
      }
    }
  }

  @Test("damaged numbers are in no bar and stop nothing")
  func damaged() throws {
    var count = DashboardCount()
    count.add(try sample(1, "a", confidence: [.nan, -3, 7]), verdict: .good)
    #expect(count.figures().bars[.confidence]?.map(\.count).reduce(0, +) == 2)
  }
}
