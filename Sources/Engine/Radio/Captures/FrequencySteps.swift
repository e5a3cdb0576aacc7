/// Hz to add to frequencies, which change from stretch to stretch of a recording.
package struct FrequencySteps: Sendable, Equatable {
  private struct Step: Sendable, Equatable {
    let start: Int
    let shift: Double
  }

  /// Nothing to add anywhere.
  package static let none = FrequencySteps([])

  private let steps: [Step]

  /// Takes the first sample and the shift of each stretch; what is not finite counts as 0.
  init(_ steps: [(start: Int, shift: Double)]) {
    self.steps = steps.map { Step(start: $0.start, shift: $0.shift.isFinite ? $0.shift : 0) }
      .sorted { $0.start < $1.start }
  }

  /// Hz to add at `sample`; before the first stretch as in it.
  package func shift(at sample: Int) -> Double {
    // A file may name many stretches and many boxes: their product is not to be waited for.
    var (low, high) = (0, steps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle].start <= sample { low = middle } else { high = middle }
    }
    return steps.isEmpty ? 0 : steps[low].shift
  }
}
