import Glibc

/// Finds the signals of one block.
///
/// Cells above the noise are joined to regions; regions are cut where the spectrum has a notch or the signal a pause, their
/// edges are refined, and parts of one signal are joined again.
struct BlockDetector {
  /// The parameters in frames, bins and multiples of the noise.
  let limits: DetectionLimits
  /// The place in bins of 0 Hz, where receivers have a spike; nil if it does not matter.
  let zero: Double?

  /// The most regions of a block that are examined: the strongest ones.
  private static let mostRegions = 2048
  /// The fewest cells of a region: less is noise.
  private static let fewestCells = 6
  /// The widest steady signal whose bins are bridged.
  private static let widestLine = 14
  /// The width in bins up to which a steady signal in the middle of the band is the DC spike.
  private static let (widestSpike, widestWeakSpike) = (8.0, 12.0)
  /// The ratio of signal to noise in dB below which a wider spike is one, too.
  private static let weak = 10.0
  /// The longest pause in frames within a steady signal; fading and other signals make longer ones than in a burst.
  private static let longestPause = 40

  /// The signals in `grid`, whose noise this sets. Frames count from the start of the block.
  func signals(in grid: PowerGrid) -> [Candidate] {
    guard let noise = NoiseModel(grid) else { return [] }
    return signals(in: grid, noise: noise, steady: SteadyBands(noise.floor))
  }

  /// The same with the noise of `grid` and the steady signals in it.
  func signals(in grid: PowerGrid, noise: NoiseModel, steady: SteadyBands) -> [Candidate] {
    let lasting = steady.bands.flatMap { candidates($0, steady, noise, grid) }
    let lines = steady.bands.filter { $0.count <= Self.widestLine }
    var found = FragmentJoiner.join(candidates(in: grid, noise: noise, lines: lines))
    found = OverlayCutter(grid: grid).cut(found)
    found = NotchCutter(grid: grid).cut(found)
    let refiner = EdgeRefiner(grid: grid, limits: limits)
    found = found.flatMap { refiner.refine($0) }
    found = ToneJoiner.join(found)
    found = SideLobeFilter.filter(found, beside: lasting)
    found = SegmentJoiner(limits: limits).join(found)
    let filter = SignalFilter(grid: grid, limits: limits, lines: lines)
    return WideSignalFilter(bins: grid.bins).filter(lasting + found.filter(filter.accepts))
  }

  /// The regions of `grid` above `noise`. Bridges `lines`.
  private func candidates(
    in grid: PowerGrid, noise: NoiseModel, lines: [Range<Int>]
  ) -> [Candidate] {
    let map = ActivityMap(grid)
    grid.setNoise(noise)
    let bridges = lines.map { (bins: $0, sides: Self.sides(of: $0, bins: grid.bins)) }
      .filter { !$0.sides.isEmpty }
    let runs = map.runs(above: limits.floor) { frame in
      for (bins, sides) in bridges { grid.bridge(bins, from: sides, ofFrame: frame) }
    }
    var regions = Region.connected(runs, peak: limits.threshold, cells: Self.fewestCells)
    if regions.count > Self.mostRegions {
      regions.sort { $0.sum > $1.sum }
      regions.removeLast(regions.count - Self.mostRegions)
    }
    let trimmer = SkirtTrimmer(map: map, limits: limits)
    return regions.flatMap { trimmer.trim($0) }
  }

  /// The signals in the bins `bins` that last for most of the block; none for the DC spike and weak ones.
  private func candidates(
    _ bins: Range<Int>, _ steady: SteadyBands, _ noise: NoiseModel, _ grid: PowerGrid
  ) -> [Candidate] {
    let wide = max(0, bins.lowerBound - 2)..<min(grid.bins, bins.upperBound + 2)
    let excess = wide.map { max(0, noise.sharpFloor[$0] / steady.noise[$0] - 1) }
    let band = EnergyBand(excess).moved(by: wide.lowerBound)
    let inner = band.bins(of: grid.bins).clamped(to: wide)
    let mean =
      inner.reduce(Float(0)) { $0 + excess[$1 - wide.lowerBound] } / Float(max(1, inner.count))
    let whole = Candidate(steady: 0..<grid.frames, band: band.edges, excess: Double(mean))
    guard whole.decibels >= limits.signalToNoise, !isSpike(whole) else { return [] }
    return segments(of: inner, mean: mean, steady, noise, grid).map { frames in
      Candidate(steady: frames, band: band.edges, excess: Double(mean))
    }
  }

  /// Whether `signal` is the DC spike of the receiver: in the middle of the band, and narrow.
  private func isSpike(_ signal: Candidate) -> Bool {
    guard let zero else { return false }
    let widest = signal.decibels < Self.weak ? Self.widestWeakSpike : Self.widestSpike
    return signal.width <= widest && signal.band.contains(zero)
  }

  /// The frames in which a quarter of the power `mean` is in `bins`, without short pauses. Excluded frames are no pause.
  private func segments(
    of bins: Range<Int>, mean: Float, _ steady: SteadyBands, _ noise: NoiseModel, _ grid: PowerGrid
  ) -> [Range<Int>] {
    let live = grid.liveFrames(in: 0..<grid.frames)
    let powers = grid.profile(of: 0..<grid.frames, band: bins)
    let own = bins.reduce(Float(0)) { $0 + steady.noise[$1] } / Float(max(1, bins.count))
    let levels = live.map { powers[$0] / (own * noise.gains[$0]) - 1 }
    let smooth = Smoothing.means(of: levels, reach: bins.count < 8 ? 3 : 1)
    var segments: [Range<Int>] = []
    var latest = 0
    for (place, level) in smooth.enumerated() where level > mean / 4 {
      if let last = segments.last, place - latest <= Self.longestPause {
        segments[segments.count - 1] = last.lowerBound..<live[place] + 1
      } else {
        segments.append(live[place]..<live[place] + 1)
      }
      latest = place
    }
    return segments.filter { $0.count >= limits.frames }
  }

  /// The bins beside `line`, in a frame of `bins` bins; their mean replaces it, so that signals across it are not cut.
  private static func sides(of line: Range<Int>, bins: Int) -> [Int] {
    Array(max(0, line.lowerBound - 2)..<line.lowerBound)
      + Array(line.upperBound..<min(bins, line.upperBound + 2))
  }
}
