import Glibc

/// Cuts off what is far below the level of a region, such as the skirts of a strong signal, and keeps the rest as regions of
/// their own.
struct SkirtTrimmer {
  let map: ActivityMap
  let limits: DetectionLimits

  /// What is kept, as a share of the upper quartile of the levels: 15 dB.
  private static let range: Float = 0.0316
  private static let deepest = 3
  /// The fewest cells of a weaker region beside a strong one.
  private static let fewestCells = 20

  /// The signals in `region`.
  func trim(_ region: Region, depth: Int = 0) -> [Candidate] {
    let limit = Self.upperQuartile(of: region) * Self.range
    guard limit > 1.3 * limits.floor, depth < Self.deepest else { return [Candidate(region)] }
    let (above, below) = map.split(region.runs, at: limit)
    var found = Region.connected(above, peak: limits.threshold, cells: 1).map(Candidate.init)
    for rest in Region.connected(below, peak: limits.threshold, cells: Self.fewestCells) {
      let weak = Candidate(rest)
      guard !found.contains(where: { isSkirt(weak, of: $0) }) else { continue }
      found += trim(rest, depth: depth + 1)
    }
    return found
  }

  /// The level that a quarter of the cells exceeds, if all cells of a run have the mean of the run.
  private static func upperQuartile(of region: Region) -> Float {
    // The levels, which are not negative and so compare like their bit patterns, above the numbers of cells.
    let runs = region.runs.map { run in
      let level = max(0, run.sum / Float(run.bins.count))
      return UInt64(level.bitPattern) << 32 | UInt64(run.bins.count)
    }
    var cells = 0
    for run in runs.sorted(by: >) {
      cells += Int(run & 0xFFFF_FFFF)
      if 4 * cells >= region.cells { return Float(bitPattern: UInt32(run >> 32)) }
    }
    return 0
  }

  /// Whether `weak` touches `strong`, at most of its times.
  private func isSkirt(_ weak: Candidate, of strong: Candidate) -> Bool {
    Double(weak.sharedFrames(strong) + 2) > 0.7 * Double(weak.frames.count)
      && weak.sharedBins(strong) >= -6
  }
}
