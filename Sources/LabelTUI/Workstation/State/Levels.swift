import Radio

/// The levels that are drawn darkest and brightest.
struct Levels: Hashable, Sendable {
  /// dB/Hz of the darkest color.
  var floor: Double
  /// dB from the darkest to the brightest color, above 0.
  var range: Double

  static let initial = Levels(floor: -120, range: 60)

  private static let step = 3.0

  /// Raises (or lowers) the floor by `steps`.
  mutating func moveFloor(by steps: Int) { floor += Double(steps) * Self.step }

  /// Widens (or narrows) the range by `steps`.
  mutating func widen(by steps: Int) {
    range = min(200, max(Self.step, range + Double(steps) * Self.step))
  }

  /// Levels that fit `decibels`: from the quietest parts to just under the peaks. Nil if no value is finite.
  /// Silence is ignored.
  init?(fitting decibels: [Float]) {
    let finite = decibels.filter { $0.isFinite && !Silence.includes($0) }
    guard let brightest = finite.max() else { return nil }
    let ranked = RankedLevels(finite)
    let low = Double(ranked[ranked.count / 8])
    let high = Double(max(ranked[ranked.count * 998 / 1000], brightest - 30))
    // Whole steps, so that the picture does not flicker after small changes.
    floor = (low / Self.step).rounded(.down) * Self.step
    range = max(12, ((high - floor) / Self.step).rounded(.up) * Self.step)
  }

  private init(floor: Double, range: Double) {
    self.floor = floor
    self.range = range
  }

  /// The position of `decibels` between darkest and brightest, 0...1.
  func share(of decibels: Float) -> Double {
    min(1, max(0, (Double(decibels) - floor) / range))
  }
}
