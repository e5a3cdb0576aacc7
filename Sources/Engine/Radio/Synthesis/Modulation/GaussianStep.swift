/// The transition from one symbol to the next after a Gaussian filter whose product of bandwidth and symbol length is
/// 0.5 (3GPP TS 45.004, 2.5).
enum GaussianStep {
  private static let resolution = 128

  /// 0...1 at the times -1...1 around the middle of the transition, in symbols.
  private static let values: [Double] = {
    // The square root of the logarithm of 2, through 2 pi times the product.
    let deviation = PortableMath.logarithm(2).squareRoot() / Double.pi
    let decibels = -10 / (deviation * deviation * PortableMath.logarithm(10))
    var sums = [0.0]
    for index in -resolution..<resolution {
      let time = (Double(index) + 0.5) / Double(resolution)
      sums.append(sums[sums.count - 1] + PortableMath.amplitude(decibels: decibels * time * time))
    }
    return sums.map { $0 / sums[sums.count - 1] }
  }()

  /// The share of the new symbol at `time` in symbols after the middle of the transition.
  private static func value(at time: Double) -> Double {
    let place = (time + 1) * Double(resolution)
    guard place > 0 else { return 0 }
    guard place < Double(2 * resolution) else { return 1 }
    let index = Int(place)
    return values[index] + (place - Double(index)) * (values[index + 1] - values[index])
  }

  /// The filtered level at `position` in symbols, where symbol n is `level(n)` from n to n + 1.
  static func level(at position: Double, of level: (Int) -> Double) -> Double {
    let symbol = Int(position.rounded(.down))
    let fraction = position - Double(symbol)
    let (before, present, after) = (level(symbol - 1), level(symbol), level(symbol + 1))
    return before + (present - before) * value(at: fraction)
      + (after - present) * value(at: fraction - 1)
  }
}
