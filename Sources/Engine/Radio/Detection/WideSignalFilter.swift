/// Removes what a person would not box beside a signal: parts of a wide one that lasts, spurious products of a very strong
/// one, and steps of the noise over the whole band.
struct WideSignalFilter {
  /// The number of bins of the block.
  let bins: Int

  /// The least share of the band of a wide signal, and how far beside it its parts are, in its widths.
  private static let (wide, reach) = (0.25, 1.0)
  /// How far a part of a wide signal may exceed it, in dB: its power is not spread evenly.
  private static let excess = 5.0
  /// How strong a signal is that has spurious products, and how far these are below it, in dB.
  private static let (strong, below) = (32.0, 18.0)
  /// The share of the band and the level in dB of a step of the noise.
  private static let (whole, weak) = (0.85, 9.0)

  /// `candidates` without what belongs to others of them or is no signal.
  func filter(_ candidates: [Candidate]) -> [Candidate] {
    candidates.filter { candidate in
      !isStep(candidate)
        && !candidates.contains { isPart(candidate, of: $0) || isSpurious(candidate, of: $0) }
    }
  }

  /// Whether `candidate` is a step of the noise, as an automatic gain makes between bursts.
  private func isStep(_ candidate: Candidate) -> Bool {
    candidate.width > Self.whole * Double(bins) && candidate.decibels < Self.weak
  }

  /// Whether `candidate` is a part of the wide signal `other`, such as a carrier or a side band of a picture.
  private func isPart(_ candidate: Candidate, of other: Candidate) -> Bool {
    other.isSteady && other.width >= Self.wide * Double(bins) && candidate.width < other.width
      && candidate.decibels < other.decibels + Self.excess
      && -candidate.sharedBins(other) < Self.reach * other.width
      && Double(candidate.sharedFrames(other)) > 0.8 * Double(candidate.frames.count)
  }

  /// Whether `candidate` comes and goes with the very strong signal `other`.
  private func isSpurious(_ candidate: Candidate, of other: Candidate) -> Bool {
    (candidate.frames.lowerBound - other.frames.lowerBound).magnitude <= 2
      && (candidate.frames.upperBound - other.frames.upperBound).magnitude <= 2
      && other.decibels >= Self.strong && other.decibels - candidate.decibels >= Self.below
  }
}
