import Glibc

/// Low-pass filters with a linear phase, designed with the window of Kaiser (`docs/formats/extraction.md`).
enum KaiserLowpass {
  /// The attenuation in dB that a filter is designed for. Aliases of several stages add up to less than 80 dB.
  static let attenuation = 86.0

  /// The number of weights before the middle one, for a transition of `width` cycles per sample.
  static func halfLength(transition width: Double) -> Int {
    max(1, Int(((attenuation - 7.95) / (14.36 * width) / 2).rounded(.up)))
  }

  /// The weights of a filter that passes frequencies up to `pass` and stops those from `stop` on, both in cycles per
  /// sample; symmetric, with the sum 1.
  static func weights(pass: Double, stop: Double) -> [Double] {
    let half = halfLength(transition: stop - pass)
    let shape = 0.1102 * (attenuation - 8.7)
    let weights = (-half...half).map { index in
      let place = Double(index) / Double(half)
      return sinc(pass + stop, at: index) * bessel(shape * (1 - place * place).squareRoot())
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The impulse response of an ideal filter whose passband is `width` cycles per sample wide.
  private static func sinc(_ width: Double, at index: Int) -> Double {
    guard index != 0 else { return width }
    return sin(.pi * width * Double(index)) / (.pi * Double(index))
  }

  /// The modified Bessel function of the first kind and order 0, by its power series.
  private static func bessel(_ value: Double) -> Double {
    var (sum, term, index) = (1.0, 1.0, 1.0)
    while term > 1e-17 * sum {
      term *= (value / 2 / index) * (value / 2 / index)
      sum += term
      index += 1
    }
    return sum
  }
}
