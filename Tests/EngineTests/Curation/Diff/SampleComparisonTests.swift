import Testing

@testable import Curation
@testable import Datasets

/// Differences between two lists of samples.
@Suite("Differences")
struct SampleComparisonTests {
  private struct Source: ComparedSource {
    let samples: [String: ComparedSample]

    var names: [String] { samples.keys.sorted() }

    func sample(_ name: String) throws -> ComparedSample { try #require(samples[name]) }
  }

  private func box(
    _ x: Double, _ name: String = "drone", width: Double = 100, confidence: Double? = nil
  ) -> ContentBox {
    ContentBox(className: name, x: x, y: 5, width: width, height: 50, confidence: confidence)
  }

  private func lines(
    _ old: [String: [ContentBox]], _ new: [String: [ContentBox]]
  ) throws -> [String] {
    var lines: [String] = []
    let count = try SampleComparison.compare(
      Source(samples: old.mapValues { ComparedSample(boxes: $0) }),
      Source(samples: new.mapValues { ComparedSample(boxes: $0) })
    ) { lines.append($0.description) }
    #expect(count == lines.count)
    return lines
  }

  @Test("equal samples have no differences, in whatever order their boxes are")
  func equal() throws {
    let boxes = [box(0), box(300), box(0, "video")]
    #expect(try lines(["a": boxes, "b": []], ["b": [], "a": boxes.reversed()]).isEmpty)
    #expect(try lines([:], [:]).isEmpty)
  }

  @Test("added and removed samples, in the order of their names")
  func samples() throws {
    #expect(
      try lines(["a": [box(0)], "c": []], ["b": [box(0), box(300)], "c": []])
        == ["- a  1 box", "+ b  2 boxes"])
  }

  @Test("added, removed, moved and reclassified boxes")
  func boxes() throws {
    #expect(
      try lines(["a": [box(0), box(300), box(600)]], ["a": [box(3), box(300, "video"), box(900)]])
        == [
          "~ a  ~ drone 300,5 100x50, -> video 300,5 100x50",
          "~ a  ~ drone, 0,5 100x50 -> 3,5 100x50",
          "~ a  - drone 600,5 100x50", "~ a  + drone 900,5 100x50",
        ])
  }

  @Test("two equal boxes are not one")
  func duplicates() throws {
    #expect(try lines(["a": [box(0), box(0)]], ["a": [box(0)]]) == ["~ a  - drone 0,5 100x50"])
  }

  @Test("rounding is no difference, confidence, source and verified are")
  func fields() throws {
    #expect(try lines(["a": [box(0)]], ["a": [box(0.01, confidence: 1)]]).isEmpty)
    var other = box(0, confidence: 0.5)
    (other.source, other.verified) = (.model, false)
    #expect(
      try lines(["a": [box(0)]], ["a": [other]]) == [
        "~ a  ~ drone, 0,5 100x50, confidence none -> 0.5, source user_label -> model, "
          + "verified true -> false"
      ])
  }

  @Test("size and side of a split")
  func facts() {
    let changes = SampleComparison.changes(
      from: ComparedSample(size: [10, 20], split: "train", boxes: []),
      to: ComparedSample(size: [20, 20], split: "val", boxes: []))
    #expect(changes == [.size(from: [10, 20], to: [20, 20]), .split(from: "train", to: "val")])
  }

  @Test("names of other programs cannot control the terminal")
  func visible() throws {
    let found = try lines(["\u{1B}[2J": [box(0, "\u{7}")]], ["\u{1B}[2J": []])
    #expect(found == ["~ ␛[2J  - ␇ 0,5 100x50"])
  }
}
