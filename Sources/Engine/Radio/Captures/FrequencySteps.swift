/// Frequency shifts in Hz of the segments of a recording.
package struct FrequencySteps: Sendable, Equatable {
  private struct Step: Sendable, Equatable {
    let start: Int
    let shift: Double
  }

  /// No shifts.
  package static let none = FrequencySteps([])

  private let steps: [Step]

  /// Makes the steps from the first sample and the shift of each segment. A shift that is not finite counts as 0.
  init(_ steps: [(start: Int, shift: Double)]) {
    self.steps = steps.map { Step(start: $0.start, shift: $0.shift.isFinite ? $0.shift : 0) }
      .sorted { $0.start < $1.start }
  }

  /// The shift at `sample` in Hz; before the first segment, that of the first one.
  package func shift(at sample: Int) -> Double {
    steps.isEmpty ? 0 : steps[index(at: sample)].shift
  }

  /// The longest range around `sample` with the same shift.
  func stretch(at sample: Int) -> Range<Int> {
    guard !steps.isEmpty else { return .min..<Int.max }
    let found = index(at: sample)
    let shift = steps[found].shift
    let next = steps[found...].first { $0.shift != shift }
    let previous = steps[..<found].lastIndex { $0.shift != shift }
    return (previous.map { steps[$0 + 1].start } ?? .min)..<(next?.start ?? .max)
  }

  /// The index of the last step that begins at or before `sample`; 0 if there is none.
  private func index(at sample: Int) -> Int {
    // A binary search, because a file may have many segments and many boxes.
    var (low, high) = (0, steps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle].start <= sample { low = middle } else { high = middle }
    }
    return low
  }
}
