import Testing

@testable import Datasets
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Keys of the review")
struct ReviewKeysTests {
  private let keys = try! (1...9).map(ReviewScript.key)

  @Test("a verdict goes to the next sample without one, and from the end to the start")
  func reviewing() {
    var script = ReviewScript()
    script.find(Array(keys[..<3]), verdicts: [.unreviewed, .good, .unreviewed])
    #expect(script.review.index == 0)
    script.type("g")
    #expect(
      script.jobs.last == .dataset(.loadSample(keys[0])), "nothing to judge before it is seen")
    script.load()
    #expect(script.jobs.last == .dataset(.loadSample(keys[2])), "the next one is read in advance")
    script.type("F")
    #expect(script.given?.status == .flag)
    script.write()
    #expect(script.review.index == 2 && script.review.count(.flag) == 1)
    script.load()
    script.type(" ")
    script.write()
    #expect(script.state.message?.text.contains("All 3 samples") == true)
    script.type("q")
    #expect(script.state.list != nil)
  }

  @Test("a sample that was read in advance is shown at once")
  func ahead() {
    var script = ReviewScript()
    script.find(Array(keys[..<3]))
    script.load()
    script.play(.dataset(.loadedSample(ReviewScript.loaded(keys[1]))))
    #expect(script.review.shown?.key == keys[0])
    script.type("l")
    #expect(script.review.shown?.key == keys[1])
    #expect(script.jobs.last == .dataset(.loadSample(keys[2])))
  }

  @Test("keys typed before the next sample appears do not review the last one again")
  func typingAhead() {
    var script = ReviewScript()
    script.find(Array(keys[..<2]))
    script.load()
    script.type("b")
    script.enter("blurry")
    #expect(script.given?.note == "blurry")
    let count = script.jobs.count
    script.type("g")
    #expect(script.jobs.count == count, "the verdict is on its way")
    script.write()
    script.type("g")
    #expect(script.given?.status == .bad, "the next one is not on the screen yet")
    script.load()
    script.type("g")
    #expect(script.given?.key == keys[1])
    script.play(.job(.failed(.loading, reason: "disk full")))
    let failed = script.jobs.count
    script.type("g")
    #expect(script.jobs.count == failed + 1, "a verdict that failed can be given again")
    script.type("u")
    #expect(script.jobs.count == failed + 1)
  }

  @Test("u takes verdicts back one by one, to the reviewer's verdict before")
  func undo() {
    var script = ReviewScript()
    script.find(Array(keys[..<3]), verdicts: [.unreviewed, .bad, .unreviewed])
    script.load()
    script.type("g")
    script.write()
    script.type("k")
    script.load(
      reviews: [
        Review(imageID: "a/0002", status: .bad, notes: "cut", reviewer: "anna", revision: 1)
      ])
    script.type("g")
    script.write()
    #expect(script.review.rows.map(\.verdict) == [.good, .good, .unreviewed])
    script.type("u")
    #expect(script.given! == (keys[1], .bad, "cut"))
    script.write()
    #expect(script.review.rows.map(\.verdict) == [.good, .bad, .unreviewed])
    #expect(script.review.current == keys[1])
    script.type("u")
    #expect(script.given! == (keys[0], .unreviewed, ""))
    script.write()
    #expect(script.review.rows.map(\.verdict) == [.unreviewed, .bad, .unreviewed])
    let count = script.jobs.count
    script.type("u")
    #expect(script.jobs.count == count)
    #expect(script.state.message?.text == "No verdict of this review to take back.")
  }

  @Test("a count moves by that number of samples; n goes to the next without a verdict")
  func counts() {
    var script = ReviewScript()
    script.find(keys, verdicts: [.unreviewed, .good, .good])
    script.type("5l")
    #expect(script.review.index == 5)
    script.type("2h")
    #expect(script.review.index == 3)
    script.type("99l")
    #expect(script.review.index == 8)
    script.press(.home)
    script.type("n")
    #expect(script.review.index == 3)
    script.type("9999l9999h")
    #expect(script.review.index == 0)
  }

  @Test("f asks for a filter; a wrong one is asked again with the reason; Esc shows all again")
  func filter() {
    var script = ReviewScript()
    script.find(keys)
    script.type("f")
    script.enter("clas:a")
    #expect(script.state.prompt?.text == "clas:a")
    #expect(script.state.message?.text.contains("clas:a: unknown condition") == true)
    script.press(.control("u"))
    script.enter("class:a unreviewed")
    var query = SampleQuery()
    query.filter.classes = ["a"]
    query.filter.verdicts = [.unreviewed]
    #expect(script.jobs.last == .dataset(.findSamples(query)))
    script.find([keys[3]])
    #expect(script.rows[0].hasSuffix("class:a verdict:unreviewed · 1/1 of 1"))
    script.type("o")
    query.order = .newest
    #expect(script.jobs.last == .dataset(.findSamples(query)))
    script.press(.escape)
    query.filter = SampleFilter()
    #expect(script.jobs.last == .dataset(.findSamples(query)))
    let old = SampleQuery()
    script.play(.dataset(.foundSamples(SampleList(query: old, rows: [], total: 0))))
    #expect(!script.review.rows.isEmpty, "the answer to an earlier question is ignored")
    script.find([])
    #expect(script.rows.contains { $0.contains("No samples yet") })
    script.type("f")
    script.enter("bad")
    script.find([])
    #expect(script.rows.contains { $0.contains("No sample matches the filter. Press Esc") })
  }

  @Test("a blind review hides the verdicts of others until the own one is given")
  func blind() {
    let others = Review(
      imageID: "a/0001", status: .bad, notes: "noise", reviewer: "bob", revision: 1)
    var script = ReviewScript(isBlind: true)
    #expect(script.jobs.last == .dataset(.findSamples(SampleQuery(isBlind: true))))
    script.find(Array(keys[..<2]))
    script.load(reviews: [others])
    #expect(!script.rows.contains { $0.contains("bob") })
    #expect(script.rows[0].contains("blind"))
    script.type("g")
    script.write()
    #expect(script.rows[0].contains("a/0002"))
    script.type("h")
    #expect(script.rows.contains { $0.contains("bob: bad (noise), you: good") })
    script.type("V")
    #expect(script.jobs.last == .dataset(.findSamples(SampleQuery())))
  }

  @Test("in the grid, movement goes over rows, verdicts apply to the selected thumbnail")
  func grid() {
    var script = ReviewScript()
    script.find(keys)
    script.type("t")
    #expect(script.state.keyMode == .grid)
    let columns = script.state.reviewGrid.columns
    script.type("jl")
    #expect(script.review.index == columns + 1)
    script.type("g")
    #expect(script.given == nil, "nothing to judge before it is seen")
    for key in keys {
      script.play(
        .dataset(
          .thumbnail(
            Thumbnail(
              of: ReviewScript.loaded(key), fitting: Size(width: 18, height: 10)))))
    }
    script.type("g")
    #expect(script.given?.key == keys[columns + 1])
    script.write()
    #expect(script.review.index == columns + 2)
    script.press(.enter)
    #expect(script.state.keyMode == .review)
    #expect(script.jobs.last == .dataset(.loadSample(keys[columns + 2])))
  }

  @Test("E asks for formats; an unknown one is asked again")
  func export() {
    var script = ReviewScript()
    script.find(keys)
    script.type("E")
    script.enter(",film")
    #expect(script.state.message?.text.hasPrefix("film is not a format") == true)
    script.press(.control("u"))
    script.enter("coco yolo,coco")
    #expect(script.jobs.last == .dataset(.export([.coco, .yolo], .good)))
    script.type("E")
    #expect(script.state.message?.text == "An export is already running.")
  }

  @Test("a bar of the dashboard leads to its samples, in the review below or in a new one")
  func dashboard() throws {
    var count = DashboardCount()
    count.kinds = [.signal: 1]
    count.verdicts = [.flag: 1]
    for isFromReview in [true, false] {
      var script = ReviewScript()
      script.find(keys)
      script.type(isFromReview ? "d" : "qd")
      #expect(
        script.jobs.last == .dataset(.figures(SampleFilter())) && script.state.keyMode == .dashboard
      )
      script.play(.dataset(.figures(count.figures())))
      script.play(.job(.finished(.counting)))
      script.type("3j")
      script.press(.enter)
      var query = SampleQuery()
      query.filter.verdicts = [.flag]
      #expect(script.jobs.last == .dataset(.findSamples(query)))
      #expect(script.state.keyMode == .review)
      script.type("q")
      #expect(script.state.keyMode == (isFromReview ? .list : .dashboard))
    }
  }

  @Test("the review survives a resize, results in any order, and deletion of everything")
  func robustness() {
    var script = ReviewScript()
    script.play(.dataset(.loadedSample(ReviewScript.loaded(keys[0]))))
    script.play(.dataset(.fixed(ReviewScript.loaded(keys[0]).content)))
    script.play(.dataset(.failedSample(keys[0], reason: "x")))
    script.find(Array(keys[..<2]))
    script.load()
    script.play(.terminal(.resize(Size(width: 200, height: 60))))
    script.type("t+-=HJKLe")
    script.play(.terminal(.resize(Size(width: 40, height: 12))))
    for key in keys[..<2] { script.play(.dataset(.deleted(key))) }
    script.type("tgbxuenNlhG")
    #expect(script.review.rows.isEmpty)
    #expect(script.rows.contains { $0.contains("No samples yet") })
  }
}
