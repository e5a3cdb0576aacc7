import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Dataset summary")
struct DatasetSummaryTests {
  private static let npz = NPZ.encode(CuratedDatasetTests.image(1))

  @Test("totals, reviews, sources and classes with few samples")
  func summary() throws {
    let fixture = try StoreFixture()
    let store = fixture.store()
    for window in 1...11 {
      _ = try store.save(
        fixture.draft(fixture.drone, window: window, capture: window < 4 ? "a" : "b"),
        npz: Self.npz)
    }
    let video = try store.save(fixture.draft(fixture.video, window: 1), npz: Self.npz).sample
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
        + #""reviews":{"good":1,"bad":1,"skip":0,"flag":0,"unreviewed":10},"#
        + #""captures":{"a":3,"a.rfcap":1,"b":8},"box_sources":{"user_label":12},"#
        + #""boxes_without_area":0,"misplaced_samples":12,"signals_with_few_samples":["analog.video-2"],"warnings":[]}"#
    )
    #expect(try JSONParser.decode(DatasetSummary.self, from: data) == summary)
  }

  @Test("damaged records, missing images, and boxes without area are reported; nothing is changed")
  func damage() throws {
    let fixture = try StoreFixture()
    let store = fixture.store()
    for window in 1...4 {
      var draft = fixture.draft(fixture.drone, window: window)
      if window == 4 { draft.boxes[0].pixels.xMax = draft.boxes[0].pixels.xMin }
      _ = try store.save(draft, npz: Self.npz)
    }
    let folder = fixture.samplesFolder(fixture.drone)
    var image = try Data(contentsOf: folder.appending(path: "0001.npz"))
    image[image.count / 2] ^= 0xFF
    try image.write(to: folder.appending(path: "0001.npz"))
    try Data("{".utf8).write(to: folder.appending(path: "0002.json"))
    try FileManager.default.removeItem(at: folder.appending(path: "0003.npz"))
    let before = try FolderSnapshot(fixture.folder.url)
    let summary = try fixture.store().summary()
    // Damaged images are found by `labeltui check`.
    #expect(summary.samples == 2)
    #expect(summary.boxesWithoutArea == 1)
    #expect(summary.warnings.count == 2)
    for name in ["0002.json", "0003.json"] {
      #expect(summary.warnings.contains { $0.contains(name) }, "\(name)")
    }
    #expect(try FolderSnapshot(fixture.folder.url) == before)
  }

  @Test("samples whose boxes earlier versions misplaced are counted")
  func misplaced() throws {
    let fixture = try StoreFixture()
    let store = fixture.store()
    // 49 ms at 1 MS/s.
    let window = SampleWindow(samples: 0..<49_000, sampleRate: 1e6, centerFrequency: 100e6)
    let box = Box(samples: 44_404..<47_368, frequencies: 99.9e6...100.1e6)
    let right = ImageGeometry(window).pixels(of: box)
    let earlier = PixelBox(
      NormalizedBox(x1: 44_404 / 49_000, y1: 0.4, x2: 47_368 / 49_000, y2: 0.6))
    for (index, pixels) in [right, earlier].enumerated() {
      let draft = SampleDraft(
        signal: fixture.drone, iqSHA256: "\(index)", sourceCapture: "a", timeOffset: 0,
        duration: 0.049, centerFrequency: 100, sampleRate: 1,
        boxes: [SampleBox(pixels: pixels, extent: SampleBoxExtent(box, in: window))])
      _ = try store.save(draft, npz: Self.npz)
    }
    #expect(right.xMin == 985 && earlier.xMin == 927)
    #expect(try store.summary().misplacedSamples == 1)
  }
}
