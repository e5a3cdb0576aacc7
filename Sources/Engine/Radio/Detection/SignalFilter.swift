/// Decides which candidates are signals.
struct SignalFilter {
  let grid: PowerGrid
  let limits: DetectionLimits
  /// The bins of steady lines, which are bridged in the grid.
  let lines: [Range<Int>]

  /// The usual least excess times the square root of the area in cells.
  static let significance = 60.0
  /// How far the level inside exceeds that beside a weak signal.
  private static let contrast: Float = 3
  /// The ratio of signal to noise in dB from which the levels beside a signal do not matter.
  private static let certain = 14.0
  private static let reach = 4

  /// Whether `candidate` is a signal.
  func accepts(_ candidate: Candidate) -> Bool {
    let area = Double(candidate.frames.count) * candidate.width
    return candidate.frames.count >= limits.frames && candidate.width >= limits.bins
      && candidate.excess * area.squareRoot() >= limits.significance && hasEdges(candidate)
  }

  /// Whether the level falls on both sides of the band; it does not on the skirt of a strong signal.
  private func hasEdges(_ candidate: Candidate) -> Bool {
    guard candidate.decibels <= Self.certain else { return true }
    let bins = candidate.bins(of: grid.bins)
    let gap = 2 + bins.count / 16
    var (lower, upper) = (bins.lowerBound - gap, bins.upperBound + gap)
    for line in lines.reversed() where line.overlaps(lower - Self.reach..<lower) {
      lower = line.lowerBound
    }
    for line in lines where line.overlaps(upper..<upper + Self.reach) { upper = line.upperBound }
    let sides = [lower - Self.reach..<lower, upper..<upper + Self.reach]
    let inside = mean(of: bins, candidate.frames)
    return sides.allSatisfy { side in
      let part = side.clamped(to: 0..<grid.bins)
      return part.isEmpty || inside > Self.contrast * mean(of: part, candidate.frames)
    }
  }

  /// The mean level in `bins` without the noise.
  private func mean(of bins: Range<Int>, _ frames: Range<Int>) -> Float {
    let means = grid.spectrum(of: frames, band: bins).means
    return means.reduce(0, +) / Float(max(1, means.count)) - 1
  }
}
