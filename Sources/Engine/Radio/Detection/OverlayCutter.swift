/// Cuts a narrow signal from a wide one that it crosses: it is far stronger, and begins or ends at another time.
struct OverlayCutter {
  let grid: PowerGrid

  /// The fewest bins and frames of a candidate that is cut.
  private static let smallest = 16
  /// How far the narrow signal is above the median of the spectrum, as a factor.
  private static let height: Float = 5
  /// The widest narrow signal as a share of the band.
  private static let widest = 0.35
  /// The least difference between the starts or the ends: frames, and share of the duration.
  private static let (frames, share) = (8, 0.15)
  /// The share of the usual level at which a signal begins and ends.
  private static let edge: Float = 0.25

  /// The parts of all `candidates`.
  func cut(_ candidates: [Candidate]) -> [Candidate] { candidates.flatMap(parts) }

  private func parts(of candidate: Candidate) -> [Candidate] {
    let bins = candidate.bins(of: grid.bins)
    guard bins.count >= Self.smallest, candidate.frames.count >= Self.smallest,
      let narrow = strongest(in: bins, frames: candidate.frames)
    else { return [candidate] }
    // The wide signal is on both sides of the narrow one, or on the larger one.
    let below = bins.lowerBound..<max(bins.lowerBound, narrow.lowerBound - 2)
    let above = min(bins.upperBound, narrow.upperBound + 2)..<bins.upperBound
    let rest = below.count > above.count ? below : above
    guard rest.count >= narrow.count / 2,
      let over = activeFrames(candidate.frames, bins: narrow),
      let under = activeFrames(candidate.frames, bins: rest)
    else { return [candidate] }
    let difference = max(
      (over.lowerBound - under.lowerBound).magnitude, (over.upperBound - under.upperBound).magnitude
    )
    guard difference >= Self.frames,
      Double(difference) >= Self.share * Double(candidate.frames.count)
    else { return [candidate] }
    var (first, second) = (candidate, candidate)
    (first.frames, second.frames) = (under, over)
    second.band = Double(narrow.lowerBound)...Double(narrow.upperBound)
    if below.isEmpty || above.isEmpty {
      first.band = Double(rest.lowerBound)...Double(rest.upperBound)
    }
    return [first, second]
  }

  /// The bins around the strongest one that are far above the median; nil if there are none, or too many.
  private func strongest(in bins: Range<Int>, frames: Range<Int>) -> Range<Int>? {
    let means = grid.spectrum(of: frames, band: bins).means
    let levels = Smoothing.means(of: means, reach: 1)
    guard let peak = levels.indices.max(by: { levels[$0] < levels[$1] }) else { return nil }
    let limit = Self.height * Selection.quantile(levels, 0.5)
    guard levels[peak] > limit else { return nil }
    var (lower, upper) = (peak, peak + 1)
    while lower > 0, levels[lower - 1] > limit { lower -= 1 }
    while upper < levels.count, levels[upper] > limit { upper += 1 }
    guard Double(upper - lower) <= Self.widest * Double(bins.count) else { return nil }
    return bins.lowerBound + lower..<bins.lowerBound + upper
  }

  /// The frames from the first to the last in which the signal in `bins` is on.
  private func activeFrames(_ frames: Range<Int>, bins: Range<Int>) -> Range<Int>? {
    let levels = grid.profile(of: frames, band: bins).map { $0 - 1 }
    let limit = Self.edge * Selection.quantile(levels, 0.7)
    guard limit > 0, let first = levels.firstIndex(where: { $0 > limit }),
      let last = levels.lastIndex(where: { $0 > limit })
    else { return nil }
    return frames.lowerBound + first..<frames.lowerBound + last + 1
  }
}
