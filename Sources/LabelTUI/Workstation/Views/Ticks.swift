import Foundations

/// Round values along an axis, and their texts.
struct Ticks: Equatable, Sendable {
  let values: [Double]
  private let decimals: Int

  /// Ticks of 1, 2 or 5 times a power of ten within `range`, about `count` of them at most.
  init(in range: ClosedRange<Double>, count: Int) {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite, count > 0 else {
      values = []
      decimals = 0
      return
    }
    let exponent = Self.exponent(of: span / Double(count))
    let power = Self.power(exponent)
    let factor = [1.0, 2, 5].first { Self.tickCount($0 * power, range) <= count } ?? 10
    let step = factor * power
    decimals = min(15, max(0, factor == 10 ? -exponent - 1 : -exponent))
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    guard first <= last, last - first < 1000, last.magnitude < 1e15, first.magnitude < 1e15 else {
      values = []
      return
    }
    values = (Int(first)...Int(last)).map { Double($0) * step }
  }

  /// The text of a tick.
  func label(_ value: Double) -> String { Quantity.fixed(value, decimals: decimals) }

  private static func tickCount(_ step: Double, _ range: ClosedRange<Double>) -> Int {
    let count =
      (range.upperBound / step).rounded(.down) - (range.lowerBound / step).rounded(.up) + 1
    return count.isFinite ? Int(min(max(0, count), 1e6)) : 0
  }

  /// The largest power of ten that is not above `value`.
  private static func exponent(of value: Double) -> Int {
    var exponent = 0
    while exponent < 300, power(exponent + 1) <= value { exponent += 1 }
    while exponent > -300, power(exponent) > value { exponent -= 1 }
    return exponent
  }

  private static func power(_ exponent: Int) -> Double {
    let magnitude = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / magnitude : magnitude
  }
}
