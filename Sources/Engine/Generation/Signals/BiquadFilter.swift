import Glibc

/// A filter with two poles and two zeros (transposed direct form II).
struct BiquadFilter {
  private let numerator: (Double, Double, Double)
  private let denominator: (Double, Double)
  private var memory = (0.0, 0.0)

  /// A low-pass filter with the edge `frequency`, a fraction of the sample rate, and the quality `quality` (bilinear
  /// transform; R. Bristow-Johnson, Audio EQ Cookbook).
  init(lowpass frequency: Double, quality: Double) {
    let angle = 2 * Double.pi * frequency
    let alpha = sin(angle) / (2 * quality)
    let scale = 1 / (1 + alpha)
    let side = (1 - cos(angle)) / 2 * scale
    numerator = (side, 2 * side, side)
    denominator = (-2 * cos(angle) * scale, (1 - alpha) * scale)
  }

  /// The filters of a Butterworth low-pass of `order`, an even number, one after another.
  static func butterworth(lowpass frequency: Double, order: Int) -> [BiquadFilter] {
    (0..<order / 2).map { section in
      let angle = Double.pi * Double(2 * section + 1) / Double(2 * order)
      return BiquadFilter(lowpass: frequency, quality: 1 / (2 * sin(angle)))
    }
  }

  /// The output for the next value.
  mutating func apply(_ value: Double) -> Double {
    let result = numerator.0 * value + memory.0
    memory.0 = numerator.1 * value - denominator.0 * result + memory.1
    memory.1 = numerator.2 * value - denominator.1 * result
    return result
  }
}
