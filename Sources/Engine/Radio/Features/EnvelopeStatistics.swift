import Libraries

/// What the features need to know of the envelope (the magnitudes) of samples that arrive in blocks.
struct EnvelopeStatistics {
  private(set) var count = 0
  private(set) var largestPower = 0.0
  private(set) var crossings = 0
  private(set) var mean = 0.0
  private var power = 0.0
  private var squares = 0.0
  private var isNegative = false
  private let kernels = SignalKernels.best

  /// The mean of the squared magnitudes.
  var meanPower: Double { power / Double(count) }

  /// The population standard deviation of the magnitudes.
  var deviation: Double { (squares / Double(count)).squareRoot() }

  /// Adds `count` complex samples, at most 65,536.
  mutating func add(_ samples: UnsafePointer<Float>, count added: Int) {
    if count == 0 { isNegative = samples[0] < 0 }
    let sums = kernels.envelope(samples, count: added, isNegative: &isNegative)
    crossings += sums.crossings
    power += sums.power
    largestPower = max(largestPower, sums.largestPower)
    // The sums are relative to a magnitude of the block, so that nearly constant envelopes lose no digits; blocks are
    // combined by the formula of Chan, Golub and LeVeque.
    let share = Double(added)
    let blockMean = sums.reference + sums.difference / share
    let blockSquares = max(0, sums.squaredDifference - sums.difference * sums.difference / share)
    let total = Double(count + added)
    let distance = blockMean - mean
    squares += blockSquares + distance * distance * Double(count) * share / total
    mean += distance * share / total
    count += added
  }
}
