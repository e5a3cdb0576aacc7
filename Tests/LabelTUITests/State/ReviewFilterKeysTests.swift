import Testing

@testable import Curation
@testable import Datasets
@testable import Workstation

/// Keys that use the filter of the review.
@Suite("Keys of a filtered review")
struct ReviewFilterKeysTests {
  private let keys = try! (1...3).map(ReviewScript.key)

  @Test("E exports the samples of the filter, good ones unless it names verdicts")
  func filteredExport() throws {
    for (typed, expected) in [
      ("class:video", "class:video verdict:good"), ("verdict:bad,flag", "verdict:bad,flag"),
    ] {
      var script = ReviewScript()
      script.find(keys)
      script.type("f")
      script.enter(typed)
      script.type("E")
      #expect(script.state.prompt?.title == "Export \(expected) as")
      script.press(.control("u"))
      script.enter("coco")
      let filter = try SampleFilter(parsing: expected)
      #expect(script.jobs.last == .dataset(.export([.coco], filter)))
    }
  }

  @Test("d in a filtered review counts the samples of the filter, and its bars narrow it")
  func filteredDashboard() throws {
    var script = ReviewScript()
    script.find(keys)
    script.type("f")
    script.enter("class:video")
    script.type("d")
    let filter = try SampleFilter(parsing: "class:video")
    #expect(script.jobs.last == .dataset(.figures(filter)))
    var count = DashboardCount()
    count.verdicts = [.good: 1]
    // Figures of the whole dataset come too late.
    script.play(.dataset(.figures(count.figures())))
    script.play(.job(.finished(.counting)))
    script.press(.enter)
    #expect(script.state.keyMode == .dashboard)
    script.play(.dataset(.figures(count.figures(of: filter))))
    #expect(script.rows(.none)[0].contains("filter: class:video"))
    script.press(.enter)
    var query = SampleQuery()
    query.filter = try SampleFilter(parsing: "class:video verdict:good")
    #expect(script.jobs.last == .dataset(.findSamples(query)))
  }
}
