/// Steps through numbers that people like: 1, 1.5, 2, 3, 5, 7, 10, 15 and so on.
enum RoundNumbers {
  private static let leading = [1, 1.5, 2, 3, 5, 7, 10]

  /// The next round number above or below `value` in `range`. Below `smallest` there is only the lower bound.
  static func next(
    to value: Double, up: Bool, in range: ClosedRange<Double>, smallest: Double
  ) -> Double {
    guard up || value > smallest * 1.01 else { return range.lowerBound }
    guard value >= smallest else { return min(smallest, range.upperBound) }
    var decade = 1.0
    while decade > value { decade /= 10 }
    while 10 * decade <= value { decade *= 10 }
    // A number that is almost a round one counts as that one.
    let next =
      up
      ? leading.first { $0 * decade > value * 1.001 } ?? 10
      : leading.last { $0 * decade < value * 0.999 } ?? 0.7
    let rounded = (next * decade * 1e9).rounded() / 1e9
    return min(max(range.lowerBound, rounded), range.upperBound)
  }
}
