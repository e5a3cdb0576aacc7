import Libraries

/// The noise of a block: its power in each bin, and the gain of the receiver in each frame.
///
/// The floor is a low quantile over time, so that signals do not raise it unless they are steady. The gain follows steps and
/// drift: it is the mean over the bins that do not exceed the noise.
struct NoiseModel {
  /// The power of the noise in each bin, where the gain is 1.
  private(set) var floor: [Float]
  /// The floor before it is smoothed, so that a steady signal has its true width.
  private(set) var sharpFloor: [Float]
  /// The gain in each frame as a factor of power; 0 for excluded frames.
  private(set) var gains: [Float]

  /// The mean of the lowest of `dealt` groups of bins in white noise, as a share of the mean of all.
  private static let lowest: Float = 0.37
  private static let dealt = 16
  /// Groups of bins above this multiple of the noise are not noise.
  private static let limit: Float = 2.2

  private static let fewFrames = 512
  /// The frames on either side of which the median gain is taken, so that blanking of a picture is not taken for a change of
  /// the gain.
  private static let reach = 8

  /// Estimates the noise of `grid`; nil if fewer than four frames can be used.
  init?(_ grid: PowerGrid) {
    let live = grid.liveFrames(in: 0..<grid.frames)
    guard live.count >= 4 else { return nil }
    // Some of the frames are enough, if there are many: neighboring frames share half of their samples.
    let step = live.count < Self.fewFrames ? 1 : live.count < 4 * Self.fewFrames ? 2 : 4
    let chosen = live.filter { $0.isMultiple(of: step) }
    let plan = FrameGroup(frames: chosen.count)
    gains = grid.isLive.map { $0 ? 1 : 0 }
    // The coarse floor, of groups of bins, is enough to follow the gain.
    let coarse = Self.quartiles(
      chosen, gains, plan, width: grid.groups, row: grid.groupSums)
    gains = Self.gains(grid, live, floor: coarse)
    let fine = Self.quartiles(chosen, gains, plan, width: grid.bins, row: grid.frame)
    sharpFloor = fine
    let smooth = Smoothing.means(of: fine, reach: plan.reach)
    // A receiver has no such range: what is below is rounding errors of the transform.
    let least = max((smooth.max() ?? 0) * 1e-12, .leastNormalMagnitude)
    floor = smooth.map { max($0, least) }
  }

  /// The lower quartile over time of each of `width` values, averaged over some frames.
  private static func quartiles(
    _ frames: [Int], _ gains: [Float], _ plan: FrameGroup, width: Int,
    row: (Int) -> UnsafeMutablePointer<Float>
  ) -> [Float] {
    let kernels = SpectrogramKernels.best
    let count = frames.count / plan.size
    // The kernel takes multiples of 16 columns.
    let columns = (width + 15) & ~15
    let means = FloatBuffer(count: count * columns)
    means.values.initialize(repeating: 0)
    for place in 0..<count * plan.size {
      kernels.add(
        row(frames[place]), times: plan.scale / gains[frames[place]], count: width,
        to: means.start + place / plan.size * columns)
    }
    let results = FloatBuffer(count: columns)
    kernels.ranked(means.start, rows: count, count: columns, rank: count / 4, into: results.start)
    return Array(results.values[..<width])
  }

  /// The gain of each frame, without changes that last for `reach` frames or less. `floor` is that of groups of bins.
  private static func gains(_ grid: PowerGrid, _ live: [Int], floor: [Float]) -> [Float] {
    let inverse = floor.map { 1 / max($0, .leastNormalMagnitude) }
    let raw = live.map { index in
      let sums = grid.groupSums(index)
      return inverse.withUnsafeBufferPointer { inverse in
        let level = level(of: sums, by: inverse)
        return level.isFinite ? max(level, .leastNormalMagnitude) : 1
      }
    }
    var gains = [Float](repeating: 0, count: grid.frames)
    for (gain, index) in zip(RunningMedian.medians(of: raw, reach: reach), live) {
      gains[index] = gain
    }
    return gains
  }

  /// The mean of those of `sums`, multiplied by `factors`, that are noise.
  ///
  /// The values are dealt to lanes, sixteen to each. The lowest values of the lanes are noise even if most of the band is busy,
  /// and tell which others are.
  private static func level(
    of sums: UnsafePointer<Float>, by factors: UnsafeBufferPointer<Float>
  ) -> Float {
    let products = FloatVectors.Products(sums, factors)
    let lanes = max(1, products.count / dealt)
    var minima = SIMD8<Float>(repeating: 0)
    for lane in 0..<lanes {
      var least = products[lane]
      for place in stride(from: lane + lanes, to: products.count, by: lanes) {
        let values = products[place]
        least.replace(with: values, where: values .< least)
      }
      minima += least
    }
    let limits = SIMD8<Float>(repeating: limit * minima.sum() / (8 * Float(lanes) * lowest))
    var (quiet, counts) = (SIMD8<Float>(repeating: 0), SIMD8<Float>(repeating: 0))
    for place in 0..<products.count {
      let values = products[place]
      let isLoud = values .>= limits
      quiet += values.replacing(with: 0, where: isLoud)
      counts += SIMD8<Float>(repeating: 1).replacing(with: 0, where: isLoud)
    }
    return quiet.sum() / max(1, counts.sum())
  }
}
