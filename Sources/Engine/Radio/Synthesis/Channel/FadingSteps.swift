/// The gain of a fading path for samples in their order: computed often enough, and interpolated.
package struct FadingSteps: Sendable {
  /// Turns of the fastest wave from one computed gain to the next at which the error of the interpolation is below
  /// -100 dB.
  package static let fine = 1e-3
  /// The same for an error below -60 dB.
  package static let coarse = 1e-2

  private let fading: RayleighFading
  private let sampleRate: Double
  private let step: Int
  private var index = -1
  private var (left, right) = (IQValue.zero, IQValue.zero)

  /// The gain of `fading` at samples of `sampleRate` Hz, computed each `resolution` turns of the fastest wave.
  package init(_ fading: RayleighFading, sampleRate: Double, resolution: Double = fine) {
    self.fading = fading
    self.sampleRate = sampleRate
    let fastest = fading.waves.map(\.frequency.magnitude).max() ?? 0
    step = max(1, Int(min(1e6, resolution * sampleRate / max(fastest, 1e-9))))
  }

  /// The gain at `sample` of the capture.
  package mutating func gain(at sample: Int) -> IQValue {
    let place = sample / step
    if place != index {
      left = gain(place)
      right = gain(place + 1)
      index = place
    }
    let share = Double(sample % step) / Double(step)
    return (1 - share) * left + share * right
  }

  private func gain(_ place: Int) -> IQValue {
    fading.gain(at: Double(place) * Double(step) / sampleRate)
  }
}
