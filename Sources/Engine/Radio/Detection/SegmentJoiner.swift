/// Joins signals in the same band that follow each other after a short pause, such as pulses of slow keying and sweeps of a
/// chirp.
struct SegmentJoiner {
  let limits: DetectionLimits

  /// The longest pause in frames tried.
  private static let reach = 40
  /// The pause in frames up to which segments may be of any length; after longer ones they must be short, since keying
  /// rarely pauses that long.
  private static let anyLength = 8
  private static let lengths = 10

  /// `candidates` with segments joined.
  func join(_ candidates: [Candidate]) -> [Candidate] {
    PairJoiner.join(candidates, reach: max(Self.reach, limits.longestPause(width: 1e9))) {
      first, second in
      guard belong(first, second) else { return nil }
      return joined(first, second)
    }
  }

  private func joined(_ first: Candidate, _ second: Candidate) -> Candidate {
    let isFirstLarger = first.cells >= second.cells
    var both = isFirstLarger ? first : second
    both.frames = first.allFrames(second)
    both.cells = first.cells + second.cells
    let (short, long) = (
      min(first.frames.count, second.frames.count), max(first.frames.count, second.frames.count)
    )
    if Double(short) > 0.3 * Double(long) { both.band = first.wholeBand(second) }
    return both
  }

  private func belong(_ first: Candidate, _ second: Candidate) -> Bool {
    let pause = -first.sharedFrames(second)
    let difference = (first.decibels - second.decibels).magnitude
    let bins = max(0, first.sharedBins(second))
    let whole = first.wholeBand(second)
    let short = min(first.frames.count, second.frames.count)
    let long = max(first.frames.count, second.frames.count)
    let widest = max(first.width, second.width)
    if bins > 0.5 * (whole.upperBound - whole.lowerBound), difference < 6,
      pause <= limits.longestPause(width: widest),
      pause <= Self.anyLength || short < Self.lengths * pause
    {
      return true
    }
    // The rest of a sweep, at its start or end.
    let isFirstWider = first.width > second.width
    let (narrow, wide) = isFirstWider ? (second, first) : (first, second)
    let margin = 0.05 * wide.width + 2
    let inside =
      min(wide.band.upperBound + margin, narrow.band.upperBound)
      - max(wide.band.lowerBound - margin, narrow.band.lowerBound)
    return inside > 0.7 * narrow.width && pause <= 2 && Double(short) <= 0.35 * Double(long)
      && narrow.frames.count <= wide.frames.count && difference < 9
  }
}
