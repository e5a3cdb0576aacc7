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
    let whole = first.wholeBand(second)
    let hasSameBand = first.sharedBins(second) > 0.5 * (whole.upperBound - whole.lowerBound)
    let isRest = isRest(first, second)
    // Most pairs: two signals side by side. Decibels take longer.
    guard hasSameBand || isRest else { return false }
    let pause = -first.sharedFrames(second)
    let difference = (first.decibels - second.decibels).magnitude
    let short = min(first.frames.count, second.frames.count)
    let isSegment =
      hasSameBand && difference < 6
      && pause <= limits.longestPause(width: max(first.width, second.width))
      && (pause <= Self.anyLength || short < Self.lengths * pause)
    return isSegment || isRest && pause <= 2 && difference < 9
  }

  /// Whether the narrower one has the band and the length of the rest of a sweep, at its start or end.
  private func isRest(_ first: Candidate, _ second: Candidate) -> Bool {
    let isFirstWider = first.width > second.width
    let (narrow, wide) = isFirstWider ? (second, first) : (first, second)
    let margin = 0.05 * wide.width + 2
    let inside =
      min(wide.band.upperBound + margin, narrow.band.upperBound)
      - max(wide.band.lowerBound - margin, narrow.band.lowerBound)
    return inside > 0.7 * narrow.width && narrow.frames.count <= wide.frames.count
      && Double(narrow.frames.count) <= 0.35 * Double(wide.frames.count)
  }
}
