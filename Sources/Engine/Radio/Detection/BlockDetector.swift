import Glibc

/// Finds the signals of one block.
///
/// Cells above the noise are joined to regions; regions are cut where the spectrum has a notch or the signal a pause, their
/// edges are refined, and parts of one signal are joined again.
struct BlockDetector {
  /// The parameters in frames, bins and multiples of the noise.
  let limits: DetectionLimits

  /// The most regions of a block that are examined: the strongest ones.
  private static let mostRegions = 2048
  /// The fewest cells of a region: less is noise.
  private static let fewestCells = 6
  /// The widest steady signal whose bins are bridged.
  private static let widestLine = 14
  /// The width in bins up to which a steady signal in the middle of the band is the DC spike.
  private static let widestSpike = 8.0

  /// The signals in `grid`, whose powers this changes. Frames count from the start of the block.
  func signals(in grid: PowerGrid) -> [Candidate] {
    guard let noise = NoiseModel(grid) else { return [] }
    let steady = SteadyBands(noise.floor)
    let lasting = steady.bands.compactMap { candidate($0, steady, noise, grid) }
    noise.normalize(grid, by: noise.floor)
    let lines = steady.bands.filter { $0.count <= Self.widestLine }
    for line in lines { bridge(line, in: grid) }

    var found = FragmentJoiner.join(candidates(in: grid))
    found = NotchCutter(grid: grid).cut(found)
    let refiner = EdgeRefiner(grid: grid, limits: limits)
    found = found.flatMap { refiner.refine($0) }
    found = ToneJoiner.join(found)
    found = SideLobeFilter.filter(found)
    found = SegmentJoiner(limits: limits).join(found)
    let filter = SignalFilter(grid: grid, limits: limits, lines: lines)
    return lasting + found.filter(filter.accepts)
  }

  /// The regions of `grid` above the noise.
  private func candidates(in grid: PowerGrid) -> [Candidate] {
    let map = ActivityMap(grid)
    var regions = Region.connected(
      map.runs(above: limits.floor), peak: limits.threshold, cells: Self.fewestCells)
    if regions.count > Self.mostRegions {
      regions.sort { $0.sum > $1.sum }
      regions.removeLast(regions.count - Self.mostRegions)
    }
    let trimmer = SkirtTrimmer(map: map, limits: limits)
    return regions.flatMap { trimmer.trim($0) }
  }

  /// The signal that lasts for most of the block in the bins `bins`; nil for the DC spike and weak ones.
  private func candidate(
    _ bins: Range<Int>, _ steady: SteadyBands, _ noise: NoiseModel, _ grid: PowerGrid
  ) -> Candidate? {
    let wide = max(0, bins.lowerBound - 2)..<min(grid.bins, bins.upperBound + 2)
    let excess = wide.map { max(0, noise.sharpFloor[$0] / steady.noise[$0] - 1) }
    let band = EnergyBand(excess).moved(by: wide.lowerBound)
    let middle = Double(grid.bins) / 2 + 0.5
    if band.width <= Self.widestSpike, band.edges.contains(middle) { return nil }
    let inner = band.bins(of: grid.bins).clamped(to: wide)
    let mean = inner.reduce(Float(0)) { $0 + excess[$1 - wide.lowerBound] } / Float(max(1, inner.count))
    let signal = Candidate(
      steady: frames(of: inner, mean: mean, steady, noise, grid), band: band.edges,
      excess: Double(mean))
    return signal.decibels >= limits.signalToNoise ? signal : nil
  }

  /// The frames from the first to the last in which a quarter of the power `mean` is in `bins`.
  private func frames(
    of bins: Range<Int>, mean: Float, _ steady: SteadyBands, _ noise: NoiseModel, _ grid: PowerGrid
  ) -> Range<Int> {
    let powers = grid.profile(of: 0..<grid.frames, band: bins)
    let own = bins.reduce(Float(0)) { $0 + steady.noise[$1] } / Float(max(1, bins.count))
    let levels = zip(powers, noise.gains).map { power, gain in
      gain > 0 ? power / (own * gain) - 1 : 0
    }
    let smooth = Smoothing.means(of: levels, reach: bins.count < 8 ? 3 : 1)
    let limit = mean / 4
    guard let first = smooth.firstIndex(where: { $0 > limit }),
      let last = smooth.lastIndex(where: { $0 > limit })
    else { return 0..<grid.frames }
    return first..<last + 1
  }

  /// Replaces the bins of `line` by the mean of their neighbors, so that signals across it are not cut.
  private func bridge(_ line: Range<Int>, in grid: PowerGrid) {
    let below = max(0, line.lowerBound - 2)..<line.lowerBound
    let above = line.upperBound..<min(grid.bins, line.upperBound + 2)
    let sides = Array(below) + Array(above)
    guard !sides.isEmpty else { return }
    for frame in 0..<grid.frames {
      let powers = grid.frame(frame)
      let mean = sides.reduce(Float(0)) { $0 + powers[$1] } / Float(sides.count)
      for bin in line { powers[bin] = mean }
    }
  }
}
