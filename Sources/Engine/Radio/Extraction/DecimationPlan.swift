/// The factors of the stages that decimate to the rate `outputRate` with the least work.
struct DecimationPlan {
  /// The work per output of a stage besides its weights, in weights.
  private static let overhead = 16.0

  private let outputRate: Double
  private let band: FilterBand

  /// A plan for an output of `outputRate` samples per second that keeps `band`.
  init(outputRate: Double, band: FilterBand) {
    self.outputRate = outputRate
    self.band = band
  }

  /// The largest number up to `limit`, which is 1 or more, that has no prime factor above 7. Such numbers divide into
  /// small stages.
  static func factor(upTo limit: Int) -> Int {
    var factor = limit
    while !isSmooth(factor) { factor -= 1 }
    return factor
  }

  private static func isSmooth(_ number: Int) -> Bool {
    var rest = number
    for prime in [2, 3, 5, 7] {
      while rest.isMultiple(of: prime) { rest /= prime }
    }
    return rest == 1
  }

  /// The factors of the stages, the first stage first; their product is `factor`.
  func stages(of factor: Int) -> [Int] {
    var best: [Int: (cost: Double, first: Int)] = [:]
    for rest in 1...factor where factor.isMultiple(of: rest) {
      for first in 1...rest where rest.isMultiple(of: first) && (first > 1 || rest == 1) {
        let later = rest == first ? 0 : best[rest / first]?.cost ?? 0
        let own = cost(of: first, before: rest)
        if own + later < best[rest]?.cost ?? .infinity { best[rest] = (own + later, first) }
      }
    }
    var (factors, rest): ([Int], Int) = ([], factor)
    repeat {
      let first = best[rest]?.first ?? rest
      factors.append(first)
      rest /= first
    } while rest > 1
    return factors
  }

  /// The frequencies in Hz that a stage passes and stops whose output is to be decimated by `rest`: aliases may fall only
  /// where a later stage stops them.
  func edges(before rest: Int) -> (pass: Double, stop: Double) {
    (band.pass, rest == 1 ? band.stop : Double(rest) * outputRate - band.stop)
  }

  /// The work per sample of the output for a first stage with the factor `first`, of all stages with the factor `total`.
  private func cost(of first: Int, before total: Int) -> Double {
    let rest = total / first
    let (pass, stop) = edges(before: rest)
    let width = (stop - pass) / (Double(total) * outputRate)
    return Double(rest) * (2 * Double(KaiserLowpass.halfLength(transition: width)) + Self.overhead)
  }
}
