import Glibc

/// Moves the edges of a candidate to where its energy is, and cuts it at pauses.
struct EdgeRefiner {
  let grid: PowerGrid
  let limits: DetectionLimits

  /// The frames and bins beyond a candidate in which its edges may lie.
  private static let margin = 2
  /// The share of the usual level at which a signal begins and ends.
  private static let edge: Float = 0.25
  private static let mostCuts = 2

  /// The signals in `candidate`.
  func refine(_ candidate: Candidate, cuts: Int = 0) -> [Candidate] {
    guard var refined = withBand(candidate, margin: Self.margin),
      refined.decibels >= limits.signalToNoise
    else { return [] }
    let bins = refined.bins(of: grid.bins)
    let parts = activeFrames(of: candidate.frames, bins: bins, width: refined.width)
    guard parts.count > 1, cuts < Self.mostCuts else {
      guard let first = parts.first, let last = parts.last else { return [] }
      refined.frames = first.lowerBound..<last.upperBound
      return [refined]
    }
    return parts.flatMap { part in
      var copy = refined
      copy.frames = part
      return refine(copy, cuts: cuts + 1)
    }
  }

  /// `candidate` with the band of its energy, searched in `margin` more bins; nil if there is none.
  private func withBand(_ candidate: Candidate, margin: Int) -> Candidate? {
    let bins = candidate.bins(of: grid.bins)
    let wide = max(0, bins.lowerBound - margin)..<min(grid.bins, bins.upperBound + margin)
    let (means, frames) = grid.spectrum(of: candidate.frames, band: wide)
    guard frames >= 2 else { return nil }
    let least = 1.5 / Float(frames).squareRoot()
    let energies = means.map { $0 - 1 < least ? 0 : $0 - 1 }
    let band = EnergyBand(energies).moved(by: wide.lowerBound)
    var refined = candidate
    refined.band = band.edges
    let inner = refined.bins(of: grid.bins).clamped(to: wide)
    let sum = inner.reduce(Float(0)) { $0 + energies[$1 - wide.lowerBound] }
    refined.excess = Double(sum) / Double(max(1, inner.count))
    // The side bands of a keyed signal reach farther than the cells above the threshold.
    if band.hasCarrier, margin == Self.margin, candidate.parent == nil {
      return withBand(candidate, margin: Self.margin + 1 + bins.count / 2)
    }
    return refined
  }

  /// The frames near `frames` in which the signal in `bins` is on; parts are separated by more than the longest pause.
  private func activeFrames(of frames: Range<Int>, bins: Range<Int>, width: Double) -> [Range<Int>]
  {
    let wide =
      max(0, frames.lowerBound - Self.margin)..<min(grid.frames, frames.upperBound + Self.margin)
    let levels = grid.profile(of: wide, band: bins).map { $0 - 1 }
    let inner = levels[
      (frames.lowerBound - wide.lowerBound)..<(frames.upperBound - wide.lowerBound)]
    let usual = Selection.quantile(Array(inner), 0.7)
    let limit = max(usual * Self.edge, 1.5 / Float(bins.count).squareRoot())
    let pause = limits.longestPause(width: width)
    var parts: [Range<Int>] = []
    for (place, level) in levels.enumerated() where level > limit {
      let frame = wide.lowerBound + place
      if let last = parts.last, frame - last.upperBound <= pause {
        parts[parts.count - 1] = last.lowerBound..<frame + 1
      } else {
        parts.append(frame..<frame + 1)
      }
    }
    return parts
  }
}
