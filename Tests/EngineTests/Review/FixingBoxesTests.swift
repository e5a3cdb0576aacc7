import Foundation
import Foundations
import TestSupport
import Testing

@testable import Datasets
@testable import Radio

@Suite("Fixing the boxes of a sample")
struct FixingBoxesTests {
  let fixture: StoreFixture
  let dataset: Dataset
  let key: SampleKey

  init() throws {
    fixture = try StoreFixture()
    dataset = Dataset(folder: fixture.dataset)
    let outcome = try dataset.signals.save(
      fixture.draft(fixture.drone, window: 1), npz: fixture.npz)
    key = .signal(outcome.sample)
  }

  private func record() throws -> SampleRecord {
    guard case .signal(let sample) = key else { throw SampleError.noSuchKey(key) }
    return try dataset.signals.record(sample)
  }

  private func fix(
    _ boxes: [EditedBox], revision: Int = 1
  ) throws -> SampleContent {
    try dataset.replaceBoxes(
      of: key, by: boxes, expectingRevision: revision, labeler: "bob")
  }

  @Test("a moved edge changes its own second or MHz; the other edges keep theirs")
  func movedEdge() throws {
    let before = try record()
    var box = try dataset.content(of: key).boxes[0]
    box.x += 12
    box.width -= 12
    let content = try fix([EditedBox(box, original: 0)])
    #expect(content.revision == 2 && content.labeler == "bob" && content.boxes == [box])
    let after = try record()
    #expect(after.boxes[0].pixels.xMin == before.boxes[0].pixels.xMin + 12)
    #expect(after.boxes[0].pixels.xMax == before.boxes[0].pixels.xMax)
    let (old, new) = (try #require(before.boxes[0].extent), try #require(after.boxes[0].extent))
    #expect(new.timeEnd == old.timeEnd && new.frequencyStart == old.frequencyStart)
    #expect(new.frequencyEnd == old.frequencyEnd && new.timeStart != old.timeStart)
  }

  @Test("a new box gets the seconds and MHz of its pixels, which lead to the same pixels")
  func newBox() throws {
    let old = try dataset.content(of: key).boxes[0]
    let new = ContentBox(className: "drone", x: 100.5, y: 200, width: 50, height: 25.25)
    _ = try fix([EditedBox(old, original: 0), EditedBox(new, original: nil)])
    let record = try record()
    #expect(record.boxes.count == 2 && record.revision == 2)
    let box = record.boxes[1]
    #expect(box.pixels == PixelBox(xMin: 100, yMin: 200, xMax: 151, yMax: 226))
    let extent = try #require(box.extent)
    let geometry = ImageGeometry(try #require(record.window))
    let offset = try #require(record.timeOffset)
    let start = (extent.timeStart - offset) * 20e6
    #expect(abs(geometry.sample(atFraction: 100.5 / 1024) - start) < 1)
    #expect(box.verified == true && box.source == .userLabel)
  }

  @Test("fields of other programs stay, also in a box that is moved; deleting all boxes works")
  func foreignFields() throws {
    let path = fixture.samplesFolder(fixture.drone).appending(path: "0001.json")
    let text = try String(contentsOf: path, encoding: .utf8)
      .replacing("\"label\"", with: "\"note\": \"x\", \"label\"")
    try Data(text.utf8).write(to: path)
    var box = try dataset.content(of: key).boxes[0]
    box.y += 3
    _ = try fix([EditedBox(box, original: 0)])
    #expect(try String(contentsOf: path, encoding: .utf8).contains(#""note": "x""#))
    let content = try fix([], revision: 2)
    #expect(content.boxes.isEmpty && content.revision == 3)
  }

  @Test("unchanged boxes write nothing")
  func unchanged() throws {
    let signals = fixture.dataset.appending(path: "signals")
    let before = try FolderSnapshot(signals)
    let boxes = try dataset.content(of: key).boxes
    let content = try fix(boxes.enumerated().map { EditedBox($1, original: $0) })
    #expect(content.revision == 1)
    #expect(try FolderSnapshot(signals) == before)
  }

  @Test("another revision, another class, a box outside and a missing sample are refused")
  func refusals() throws {
    let box = try dataset.content(of: key).boxes[0]
    #expect(throws: SampleError.changedSince(key, revision: 1)) {
      try fix([], revision: 7)
    }
    var other = box
    other.className = "video"
    #expect(throws: SampleError.otherClass("video", in: key)) {
      try fix([EditedBox(other, original: 0)])
    }
    for (x, width) in [(2000.0, 5.0), (.nan, 5), (1, .infinity), (-9, 3)] {
      var outside = box
      (outside.x, outside.width) = (x, width)
      if width.isInfinite {
        _ = try? fix([EditedBox(outside, original: 0)])
      } else {
        #expect(throws: SampleError.boxOutside(key)) {
          try fix([EditedBox(outside, original: 0)])
        }
      }
    }
    let missing = SampleKey.signal(try fixture.reference(fixture.drone, "0009"))
    #expect(throws: SampleError.self) {
      try dataset.replaceBoxes(of: missing, by: [], expectingRevision: 1, labeler: nil)
    }
  }

  @Test("a fix makes earlier verdicts invalid; boxes in reviews keep what each person saw")
  func verdicts() throws {
    let content = try dataset.content(of: key)
    _ = try dataset.review(
      key, .good, reviewer: "anna", revision: 1, boxes: content.boxes.map(ReviewedBox.init))
    #expect(try dataset.samples().map(\.verdict) == [.good])
    var box = content.boxes[0]
    box.width += 10
    let fixed = try fix([EditedBox(box, original: 0)])
    #expect(try dataset.samples().map(\.verdict) == [.unreviewed])
    _ = try dataset.review(
      key, .good, reviewer: "bob", revision: 2, boxes: fixed.boxes.map(ReviewedBox.init))
    #expect(try dataset.samples().map(\.verdict) == [.good])
    #expect(try dataset.samples(asReviewedBy: "anna").map(\.verdict) == [.unreviewed])
    #expect(
      try dataset.samples(matching: SampleFilter(verdicts: [.good]), asReviewedBy: "anna").isEmpty)
    let agreement = try #require(dataset.reviewBook().agreements.first)
    let overlap = content.boxes[0].width / box.width
    #expect(agreement.boxOverlap == overlap && agreement.share == 1)
  }
}
