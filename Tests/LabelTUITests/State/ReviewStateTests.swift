import Testing

@testable import Datasets
@testable import Workstation

@Suite("Counts of a review")
struct ReviewStateTests {
  /// The screen shows stored counts, which must always equal a recount.
  @Test("counts follow every change")
  func counts() throws {
    let keys = try (1...5).map(ReviewScript.key)
    var state = ReviewState()
    func check(_ good: Int, _ bad: Int, _ skip: Int) {
      #expect([good, bad, skip] == [.good, .bad, .skip].map(state.count))
      #expect(state.reviewedCount == good + bad + skip)
      for status in ReviewStatus.allCases {
        #expect(state.count(status) == state.rows.count { $0.verdict == status })
      }
    }
    let rows = keys.map { ReviewScript.row($0, $0 == keys[0] ? .good : .unreviewed) }
    state.begin(SampleList(query: SampleQuery(), rows: rows, total: 5))
    check(1, 0, 0)
    #expect(state.index == 1)
    state.changeRow(keys[1]) { $0.verdict = .bad }
    check(1, 1, 0)
    state.changeRow(keys[1]) { $0.verdict = .skip }
    check(1, 0, 1)
    state.changeRow(try ReviewScript.key(9)) { $0.verdict = .bad }
    check(1, 0, 1)
    state.remove(keys[0])
    check(0, 0, 1)
    #expect(state.rows.map(\.key) == Array(keys[1...]) && state.current == keys[1])
    for key in keys { state.changeRow(key) { $0.verdict = .good } }
    check(4, 0, 0)
    #expect(state.nextUnreviewed == nil)
    for key in keys { state.remove(key) }
    #expect(state.current == nil && !state.move(by: 3) && state.total == 0)
  }

  @Test("the last sample that is deleted shows the one before it")
  func removal() throws {
    let keys = try (1...3).map(ReviewScript.key)
    var state = ReviewState()
    state.begin(
      SampleList(query: SampleQuery(), rows: keys.map { ReviewScript.row($0) }, total: 3))
    _ = state.move(by: .max)
    state.remove(keys[2])
    #expect(state.current == keys[1])
    state.remove(keys[0])
    #expect(state.current == keys[1] && state.index == 0)
  }

  @Test("thumbnails are bounded, the oldest are dropped")
  func cache() throws {
    var cache = ThumbnailCache()
    let keys = try (1...(ThumbnailCache.limit + 5)).map(ReviewScript.key)
    for key in keys {
      let content = ReviewScript.loaded(keys[0]).content
      var named = content
      named.key = key
      cache.add(
        Thumbnail(
          content: named, reviews: [], size: .init(width: 1, height: 1), pixels: .levels([0])))
    }
    #expect(keys.count { cache[$0] != nil } == ThumbnailCache.limit)
    #expect(cache[keys[4]] == nil && cache[keys[5]] != nil)
  }
}
