import Libraries

/// The noise of a block: its power in each bin, and the gain of the receiver in each frame.
///
/// The floor is a low quantile over time, so that signals do not raise it unless they are steady. The gain follows steps and
/// drift: it is the mean over the bins that do not exceed the noise.
struct NoiseModel {
  /// The power of the noise in each bin, where the gain is 1.
  private(set) var floor: [Float]
  /// The gain in each frame as a factor of power; 0 for excluded frames.
  private(set) var gains: [Float]

  /// The 0.3 quantile of means over a group of bins, and the mean of those below `limit`, in white noise of power 1.
  private static let (quantile, limit, meanBelowLimit) = (Float(0.709), Float(2.2), Float(0.965))

  /// Estimates the noise of `grid`; nil if fewer than four frames can be used.
  init?(_ grid: PowerGrid) {
    let live = grid.liveFrames(in: 0..<grid.frames)
    guard live.count >= 4 else { return nil }
    let plan = FrameGroup(frames: live.count)
    gains = grid.isLive.map { $0 ? 1 : 0 }
    // The coarse floor, of groups of bins, is enough to follow the gain.
    let coarse = Self.quartiles(
      live, gains, plan, width: grid.groups, row: grid.groupSums)
    gains = Self.gains(grid, live, floor: coarse)
    let fine = Self.quartiles(live, gains, plan, width: grid.bins, row: grid.frame)
    let smooth = Smoothing.means(of: fine, reach: plan.reach)
    // A receiver has no such range: what is below is rounding errors of the transform.
    let least = max((smooth.max() ?? 0) * 1e-12, .leastNormalMagnitude)
    floor = smooth.map { max($0, least) }
  }

  /// The mean power of each bin in `band` over the live frames of `grid`, where the gain is 1.
  func means(of grid: PowerGrid, band: Range<Int>) -> [Float] {
    var sums = [Float](repeating: 0, count: band.count)
    let live = grid.liveFrames(in: 0..<grid.frames)
    for frame in live {
      let (powers, scale) = (grid.frame(frame), 1 / (gains[frame] * Float(live.count)))
      for (place, bin) in band.enumerated() { sums[place] += powers[bin] * scale }
    }
    return sums
  }

  /// Divides the powers of `grid` by `floor` and the gain.
  func normalize(_ grid: PowerGrid, by floor: [Float]) {
    let inverse = floor.map { 1 / $0 }
    inverse.withUnsafeBufferPointer { inverse in
      for index in 0..<grid.frames where grid.isLive[index] {
        let (powers, scale) = (grid.frame(index), 1 / gains[index])
        for bin in 0..<grid.bins { powers[bin] *= inverse[bin] * scale }
      }
    }
  }

  /// The lower quartile over time of each of `width` values, averaged over some frames.
  private static func quartiles(
    _ live: [Int], _ gains: [Float], _ plan: FrameGroup, width: Int,
    row: (Int) -> UnsafeMutablePointer<Float>
  ) -> [Float] {
    let count = live.count / plan.size
    let means = FloatBuffer(count: count * width)
    means.values.initialize(repeating: 0)
    for place in 0..<count * plan.size {
      let (values, sums) = (row(live[place]), means.start + place / plan.size * width)
      let scale = plan.scale / gains[live[place]]
      for index in 0..<width { sums[index] += values[index] * scale }
    }
    // Columns are copied sixteen at a time, since a cache line has sixteen values.
    let lines = FloatVectors.width
    let columns = FloatBuffer(count: lines * count)
    return [Float](unsafeUninitializedCapacity: width) { result, initialized in
      for first in stride(from: 0, to: width, by: lines) {
        let end = min(lines, width - first)
        for frame in 0..<count {
          let values = means.start + frame * width + first
          for line in 0..<end { columns.values[line * count + frame] = values[line] }
        }
        for line in 0..<end {
          let column = UnsafeMutableBufferPointer(
            rebasing: columns.values[line * count..<(line + 1) * count])
          result[first + line] = Selection.select(column, at: count / 4)
        }
      }
      initialized = width
    }
  }

  /// The gain of each frame, without outliers that last shorter than three frames. `floor` is that of groups of bins.
  private static func gains(_ grid: PowerGrid, _ live: [Int], floor: [Float]) -> [Float] {
    let inverse = floor.map { 1 / max($0, .leastNormalMagnitude) }
    let levels = FloatBuffer(count: grid.groups)
    let half = FloatBuffer(count: grid.groups / 2)
    let raw = live.map { index in
      let sums = grid.groupSums(index)
      for group in 0..<grid.groups { levels.values[group] = sums[group] * inverse[group] }
      // Every other group is enough for a first estimate.
      for group in 0..<grid.groups / 2 { half.values[group] = levels.values[2 * group] }
      let first = Selection.select(half.values, at: grid.groups * 3 / 20) / quantile
      return max(mean(of: levels.values, below: limit * first) ?? first, .leastNormalMagnitude)
    }
    var gains = [Float](repeating: 0, count: grid.frames)
    for (place, index) in live.enumerated() {
      gains[index] = Selection.median(raw[max(0, place - 2)..<min(raw.count, place + 3)])
    }
    return gains
  }

  /// An estimate of the mean of noise from those of `values` that are below `limit`; nil if there are none.
  private static func mean(of values: UnsafeMutableBufferPointer<Float>, below limit: Float) -> Float? {
    var (sum, count) = (Float(0), Float(0))
    for value in values where value < limit {
      sum += value
      count += 1
    }
    return count > 0 ? sum / (count * meanBelowLimit) : nil
  }
}
