import Foundation
import TestSupport
import Testing

@testable import Labels

@Suite("Class suggestions")
struct ClassSuggesterTests {
  private static let extent = Box(x: 0..<10_000_000, y: 0...1e6)
  /// Length and height of the boxes of each class.
  private static let shapes: [String: (Double, Double)] = [
    "a": (2000, 2e4), "b": (2000, 1e5), "c": (20_000, 2e4), "d": (60_000, 2e5),
  ]

  /// A box of the class with all sizes within a factor of 1.3, anywhere.
  private func features(
    of label: String, content: [Double]? = nil, using random: inout SeededGenerator
  ) -> BoxFeatures {
    let (length, height) = Self.shapes[label]!
    let x = Int.random(in: 0..<9_000_000, using: &random)
    let y = Double.random(in: 0..<7e5, using: &random)
    let width = Int(length * exp(.random(in: -0.26...0.26, using: &random)))
    let box = Box(
      x: x..<x + width, y: y...y + height * exp(.random(in: -0.26...0.26, using: &random)))
    return BoxFeatures(
      of: box, on: Self.extent, content: content?.map { BoxFeature($0, tolerance: 1) })
  }

  private func examples(_ count: Int, seed: UInt64) -> [LabeledFeatures] {
    var random = SeededGenerator(seed: seed)
    let labels = Self.shapes.keys.sorted()
    return (0..<count).map { index in
      LabeledFeatures(
        features(of: labels[index % 4], using: &random), label: labels[index % 4])
    }
  }

  @Test("are right for classes of different shapes", arguments: [4, 8, 40, 2000])
  func shapes(count: Int) {
    let suggester = ClassSuggester(examples(count, seed: 1))
    let asked = examples(200, seed: 2)
    let right = asked.count { suggester.suggestion(for: $0.features)?.label == $0.label }
    #expect(right >= 196, "\(right) of 200")
  }

  @Test("are the same for the same examples")
  func deterministic() {
    let asked = examples(20, seed: 2)
    let first = asked.map { ClassSuggester(examples(40, seed: 1)).suggestion(for: $0.features) }
    let second = asked.map { ClassSuggester(examples(40, seed: 1)).suggestion(for: $0.features) }
    #expect(first == second)
  }

  @Test("tell classes of the same shape apart by their content, if it is known")
  func content() throws {
    var random = SeededGenerator(seed: 3)
    let examples = (0..<20).map { index in
      LabeledFeatures(
        features(of: "a", content: [index % 2 == 0 ? 0.0 : 9, 0], using: &random),
        label: index % 2 == 0 ? "flat" : "peaked")
    }
    let suggester = ClassSuggester(examples)
    for (value, label) in [(0.5, "flat"), (8.0, "peaked")] {
      let asked = features(of: "a", content: [value, 0.2], using: &random)
      let suggestion = try #require(suggester.suggestion(for: asked))
      #expect(suggestion.label == label && suggestion.confidence > 0.6, "\(suggestion)")
    }
    let unknown = try #require(suggester.suggestion(for: features(of: "a", using: &random)))
    #expect(unknown.confidence < 0.8)
  }

  @Test("have a confidence that falls with the distance")
  func confidence() throws {
    let suggester = ClassSuggester(examples(40, seed: 1))
    var last = 1.0
    for length in [2000, 5000, 200_000] {
      let box = Box(x: 0..<length, y: 5e5...5.2e5)
      let made = suggester.suggestion(for: BoxFeatures(of: box, on: Self.extent, content: nil))
      let confidence = made?.confidence ?? 0
      #expect(confidence < last && confidence >= 0)
      last = confidence
    }
    let point = Box(x: 0..<1, y: 0...0)
    let far = suggester.suggestion(for: BoxFeatures(of: point, on: Self.extent, content: nil))
    #expect(far.map { $0.confidence < 0.4 } ?? true)
  }

  @Test("are not made without examples, and hostile boxes are harmless")
  func hostile() {
    let whole = Box(
      x: 0..<Int.max, y: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    let features = BoxFeatures(
      of: whole, on: whole,
      content: [BoxFeature(.nan, tolerance: 1), BoxFeature(.infinity, tolerance: 1)])
    #expect(ClassSuggester().suggestion(for: features) == nil)
    let suggester = ClassSuggester(
      examples(8, seed: 1) + [LabeledFeatures(features, label: "whole")])
    let made = suggester.suggestion(for: features)
    #expect(made.map { (0...1).contains($0.confidence) } ?? true)
    let short = BoxFeatures(of: whole, on: whole, content: [])
    #expect(suggester.suggestion(for: short).map { (0...1).contains($0.confidence) } ?? true)
  }
}
