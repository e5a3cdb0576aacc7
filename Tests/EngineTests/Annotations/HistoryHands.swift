import Foundation
import TestSupport

@testable import Labels

/// Random changes of the boxes of a history. The same seed makes the same changes.
struct HistoryHands {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Makes one step, undo or redo.
  mutating func act(on history: inout LabelHistory) {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0, 1: history.add((0..<Int.random(in: 1...3, using: &generator)).map { _ in box() })
    case 2: history.remove(some(of: history, at: 0.1))
    case 3, 4:
      let shift = Int.random(in: 1...50, using: &generator)
      history.change(some(of: history, at: 0.3)) { annotation in
        let x = annotation.box.x
        annotation.box.x = (x.lowerBound + shift)..<(x.upperBound + shift)
      }
    case 5:
      let label = ["a", "b", nil].randomElement(using: &generator)!
      history.change(some(of: history, at: 0.5)) { $0.label = label }
    case 6: for _ in 0..<Int.random(in: 1...4, using: &generator) { _ = history.undo() }
    default: for _ in 0..<Int.random(in: 1...3, using: &generator) { _ = history.redo() }
    }
  }

  mutating func box() -> Annotation {
    let start = Int.random(in: 0..<1000, using: &generator)
    return Annotation(
      box: Box(x: start..<(start + 50), y: 99.8e6...100.2e6, layer: 0),
      label: ["a", "b"].randomElement(using: &generator)!)
  }

  private mutating func some(of history: LabelHistory, at share: Double) -> Set<UUID> {
    let ids = history.current.map(\.id)
    return Set(ids.filter { _ in Double.random(in: 0..<1, using: &generator) < share })
  }
}
