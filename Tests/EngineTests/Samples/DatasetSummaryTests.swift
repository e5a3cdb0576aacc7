import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Dataset summary")
struct DatasetSummaryTests {
  @Test("totals, reviews, sources and classes with few samples")
  func summary() throws {
    let fixture = try StoreFixture()
    let store = fixture.store()
    for window in 1...11 {
      _ = try store.save(
        fixture.draft(fixture.drone, window: window, capture: window < 4 ? "a" : "b"),
        npz: fixture.npz)
    }
    let video = try store.save(fixture.draft(fixture.video, window: 1), npz: fixture.npz).sample
    let log = ReviewLog(store: store)
    _ = try log.add(.good, of: video, reviewer: nil, revision: 1)
    _ = try log.add(.bad, of: fixture.reference(fixture.drone, "0001"), reviewer: nil, revision: 1)
    _ = try log.add(.bad, of: fixture.reference(fixture.drone, "0002"), reviewer: nil, revision: 7)
    let summary = try store.summary()
    let data = try OrderedJSONEncoder(.compact).encode(summary)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"samples":12,"boxes":12,"signals":[{"signal_name":"analog.video-2","samples":1,"#
        + #""boxes":1},{"signal_name":"drone","samples":11,"boxes":11}],"#
        + #""reviews":{"good":1,"bad":1,"skip":0,"unreviewed":10},"#
        + #""captures":{"a":3,"a.rfcap":1,"b":8},"box_sources":{"user_label":12},"#
        + #""signals_with_few_samples":["analog.video-2"],"warnings":[]}"#)
    #expect(try JSONDecoder().decode(DatasetSummary.self, from: data) == summary)
  }
}
