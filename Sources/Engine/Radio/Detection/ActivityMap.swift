import Libraries

/// The cells of a grid whose level exceeds a threshold. The level of a cell is the mean over it and its eight neighbors, in
/// multiples of the noise.
struct ActivityMap {
  private let grid: PowerGrid

  init(_ grid: PowerGrid) { self.grid = grid }

  /// The runs of cells above `threshold` in the whole grid, in the order of frames and bins.
  ///
  /// `prepare` is called for each frame before its powers are used, while the frames before it are still in the cache.
  func runs(above threshold: Float, prepare: (_ frame: Int) -> Void = { _ in }) -> [FrameRun] {
    var runs: [FrameRun] = []
    let scratch = LevelBuffer(bins: grid.bins)
    if grid.frames > 0 { prepare(0) }
    for frame in 0..<grid.frames {
      if frame + 1 < grid.frames { prepare(frame + 1) }
      guard grid.isLive[frame] else { continue }
      let levels = levels(frame, bins: 0..<grid.bins, above: threshold, in: scratch)
      Self.append(
        levels, scratch, of: frame, from: 0, above: threshold, below: .infinity, to: &runs)
    }
    return runs
  }

  /// The cells of `runs` above `threshold`, and those that are not.
  func split(_ runs: [FrameRun], at threshold: Float) -> (above: [FrameRun], below: [FrameRun]) {
    var (above, below): ([FrameRun], [FrameRun]) = ([], [])
    let scratch = LevelBuffer(bins: grid.bins)
    for run in runs {
      // Of all levels, since those below the threshold matter, too.
      let levels = levels(run.frame, bins: run.bins, above: -1, in: scratch)
      let first = run.bins.lowerBound
      Self.append(
        levels, scratch, of: run.frame, from: first, above: threshold, below: .infinity, to: &above)
      Self.append(
        levels, scratch, of: run.frame, from: first, above: -1, below: threshold, to: &below)
    }
    return (above, below)
  }

  /// The levels of `bins` of `frame`, with marks of those above `threshold`, valid until the next call. What is outside of
  /// the grid counts as 0.
  private func levels(
    _ frame: Int, bins: Range<Int>, above threshold: Float, in scratch: LevelBuffer
  ) -> UnsafeBufferPointer<Float> {
    let powers = grid.frame(frame)
    let before = grid.frame(max(0, frame - 1))
    let after = grid.frame(min(grid.frames - 1, frame + 1))
    let shares = (
      grid.factor(ofFrame: frame - 1) / 9, grid.factor(ofFrame: frame) / 9,
      grid.factor(ofFrame: frame + 1) / 9
    )
    // One more column on either side; the buffer has room for them.
    let columns = scratch.columns
    let (lower, upper) = (max(0, bins.lowerBound - 1), min(grid.bins, bins.upperBound + 1))
    columns[0] = 0
    columns[bins.count + 1] = 0
    let kernels = SpectrogramKernels.best
    grid.inverseFloor.withUnsafeBufferPointer { inverse in
      guard let factors = inverse.baseAddress else { return }
      kernels.blend(
        before + lower, powers + lower, after + lower, shares: shares, times: factors + lower,
        count: upper - lower, into: columns + (lower - bins.lowerBound + 1))
    }
    let levels = scratch.levels
    kernels.triples(
      of: columns, above: threshold, count: bins.count, into: levels,
      marks: scratch.marks.baseAddress!)
    return UnsafeBufferPointer(start: levels, count: bins.count)
  }

  /// Appends the runs of `levels` above `threshold` and at most `limit`. `scratch` has the marks of the levels.
  private static func append(
    _ levels: UnsafeBufferPointer<Float>, _ scratch: LevelBuffer, of frame: Int, from first: Int,
    above threshold: Float, below limit: Float, to runs: inout [FrameRun]
  ) {
    let width = LevelBuffer.levelsPerMark
    var bin = 0
    while bin < levels.count {
      guard scratch.marks[bin / width] != 0 else {
        bin = (bin / width + 1) * width
        continue
      }
      let end = min((bin / width + 1) * width, levels.count)
      while bin < end, !(levels[bin] > threshold && levels[bin] <= limit) { bin += 1 }
      guard bin < end else { continue }
      let start = bin
      var (peak, sum) = (Float(0), Float(0))
      while bin < levels.count {
        let level = levels[bin]
        guard level > threshold, level <= limit else { break }
        if level > peak { peak = level }
        sum += level
        bin += 1
      }
      runs.append(FrameRun(frame: frame, bins: first + start..<first + bin, peak: peak, sum: sum))
    }
  }
}
