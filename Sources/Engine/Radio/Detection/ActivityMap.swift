import Libraries

/// The cells of a grid whose level exceeds a threshold. The level of a cell is the mean over it and its eight neighbors, in
/// multiples of the noise.
struct ActivityMap {
  private let grid: PowerGrid

  init(_ grid: PowerGrid) { self.grid = grid }

  /// The runs of cells above `threshold` in the whole grid, in the order of frames and bins.
  func runs(above threshold: Float) -> [FrameRun] {
    var runs: [FrameRun] = []
    let scratch = LevelBuffer(bins: grid.bins)
    for frame in 0..<grid.frames where grid.isLive[frame] {
      let levels = levels(frame, bins: 0..<grid.bins, in: scratch)
      Self.append(levels, of: frame, from: 0, above: threshold, below: .infinity, to: &runs)
    }
    return runs
  }

  /// The cells of `runs` above `threshold`, and those that are not.
  func split(_ runs: [FrameRun], at threshold: Float) -> (above: [FrameRun], below: [FrameRun]) {
    var (above, below): ([FrameRun], [FrameRun]) = ([], [])
    let scratch = LevelBuffer(bins: grid.bins)
    for run in runs {
      let levels = levels(run.frame, bins: run.bins, in: scratch)
      let first = run.bins.lowerBound
      Self.append(
        levels, of: run.frame, from: first, above: threshold, below: .infinity, to: &above)
      Self.append(levels, of: run.frame, from: first, above: -1, below: threshold, to: &below)
    }
    return (above, below)
  }

  /// The levels of `bins` of `frame`, valid until the next call. What is outside of the grid counts as 0.
  private func levels(
    _ frame: Int, bins: Range<Int>, in scratch: LevelBuffer
  ) -> UnsafeBufferPointer<Float> {
    let powers = grid.frame(frame)
    let before = grid.frame(max(0, frame - 1))
    let after = grid.frame(min(grid.frames - 1, frame + 1))
    let share: Float = 1.0 / 9
    let shares = (frame > 0 ? share : 0, share, frame + 1 < grid.frames ? share : 0)
    // One more column on either side; the buffer has room for them.
    let columns = scratch.columns
    let (lower, upper) = (max(0, bins.lowerBound - 1), min(grid.bins, bins.upperBound + 1))
    columns[0] = 0
    columns[bins.count + 1] = 0
    let kernels = SpectrogramKernels.best
    kernels.blend(
      before + lower, powers + lower, after + lower, shares: shares, count: upper - lower,
      into: columns + (lower - bins.lowerBound + 1))
    let levels = scratch.levels
    kernels.triples(of: columns, count: bins.count, into: levels)
    return UnsafeBufferPointer(start: levels, count: bins.count)
  }

  /// Appends the runs of `levels` above `threshold` and at most `limit`.
  private static func append(
    _ levels: UnsafeBufferPointer<Float>, of frame: Int, from first: Int, above threshold: Float,
    below limit: Float, to runs: inout [FrameRun]
  ) {
    let width = FloatVectors.width
    let limits = SIMD16<Float>(repeating: threshold)
    var bin = 0
    while bin < levels.count {
      if bin + width <= levels.count, let start = levels.baseAddress,
        !any(FloatVectors.load(start + bin) .> limits)
      {
        bin += width
        continue
      }
      let end = min(bin + width, levels.count)
      while bin < end, !(levels[bin] > threshold && levels[bin] <= limit) { bin += 1 }
      guard bin < end else { continue }
      let start = bin
      var (peak, sum) = (Float(0), Float(0))
      while bin < levels.count, levels[bin] > threshold, levels[bin] <= limit {
        peak = max(peak, levels[bin])
        sum += levels[bin]
        bin += 1
      }
      runs.append(FrameRun(frame: frame, bins: first + start..<first + bin, peak: peak, sum: sum))
    }
  }
}
