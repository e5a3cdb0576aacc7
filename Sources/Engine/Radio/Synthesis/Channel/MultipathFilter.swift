/// Adds the echoes of a `Multipath` to samples, in any number of blocks.
///
/// Echoes fall between samples, so each is interpolated from `2 * MultipathFilter.lead` samples around it. That needs
/// samples that come later: the output is `lead` samples late. It is exact to 60 dB for frequencies up to 0.44 of the
/// sample rate on each side of the center.
package struct MultipathFilter: Sendable {
  /// An echo as a part of the filter.
  private struct Tap: Sendable {
    /// Whole samples after the direct path.
    let delay: Int
    let gain: IQValue
    /// The weights of the samples from `lead` before the echo to `lead - 1` after it, the latest first.
    let weights: [Double]
  }

  /// The number of samples by which the output is late.
  package static let lead = 16

  private let taps: [Tap]
  /// The number of samples after the end of a signal in which there still are echoes of it.
  package let tail: Int
  /// The latest input, as many samples as an output needs before its own.
  private var history: [IQValue]

  /// A filter for samples at `sampleRate` Hz, before the first of which is silence.
  package init(_ multipath: Multipath, sampleRate: Double) {
    taps = multipath.echoes.map { echo in
      let delay = echo.delay * 1e-6 * sampleRate
      let whole = Int(delay.rounded(.down))
      return Tap(
        delay: whole, gain: echo.gain, weights: Self.weights(fraction: delay - Double(whole)))
    }
    tail = (taps.map(\.delay).max() ?? 0) + Self.lead
    history = Array(repeating: .zero, count: tail + Self.lead)
  }

  /// The output for the next samples: as many as `samples`, `lead` samples late.
  package mutating func apply(to samples: [IQValue]) -> [IQValue] {
    let input = history + samples
    let output = samples.indices.map { index in
      let direct = index + history.count - Self.lead
      return taps.reduce(input[direct]) { sum, tap in
        // The latest sample that has a part in the echo.
        let latest = direct - tap.delay + Self.lead
        var echo = IQValue.zero
        for (place, weight) in tap.weights.enumerated() { echo += weight * input[latest - place] }
        return sum + tap.gain * echo
      }
    }
    history = Array(input.suffix(history.count))
    return output
  }

  /// The weights of an interpolation `fraction` of a sample after the middle.
  private static func weights(fraction: Double) -> [Double] {
    (0..<2 * lead).map { weight(at: Double($0 - lead) - fraction, reach: lead) }
  }

  /// The weight of a sample that is `x` samples after an interpolated value: a sine cardinal, limited to `reach`
  /// samples by a Kaiser window of parameter 6 (Oppenheim and Schafer, Discrete-Time Signal Processing, 7.5.3).
  package static func weight(at x: Double, reach: Int) -> Double {
    let share = x / Double(reach)
    guard share.magnitude < 1 else { return 0 }
    let window = bessel(6 * (1 - share * share).squareRoot()) / bessel(6)
    guard x != 0 else { return window }
    return window * PortableMath.cosineAndSine(turns: x / 2).sine / (Double.pi * x)
  }

  /// The modified Bessel function of order 0.
  private static func bessel(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for index in 1...40 {
      let factor = x / (2 * Double(index))
      term *= factor * factor
      sum += term
    }
    return sum
  }
}
