/// Sweeps of the frequency over the whole band, one after the other.
struct SweepModulator: Modulator {
  /// Turns per sample at the end of a sweep.
  private let deviation: Double
  private let period: Int
  private var index = 0
  private var turns = 0.0

  /// Sweeps of `period` samples, through a band of `width` times the sample rate.
  init(width: Double, period: Int, upwards: Bool) {
    self.period = max(1, period)
    // The spectrum of a sweep falls slowly at its ends, the more so the shorter the sweep is.
    let share = 1 - min(0.4, 1 / (width * Double(self.period)).squareRoot())
    deviation = (upwards ? 0.5 : -0.5) * share * width
  }

  mutating func next(_ count: Int) -> [IQValue] {
    (0..<count).map { _ in
      let value = IQValue(turns: turns)
      let place = (Double(index % period) + 0.5) / Double(period)
      turns += deviation * (2 * place - 1)
      turns -= turns.rounded(.down)
      index += 1
      return value
    }
  }
}
