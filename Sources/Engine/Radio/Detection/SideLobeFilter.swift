/// Removes the side lobes of strong signals: weak signals beside a strong one at its times, on both sides or far below it.
enum SideLobeFilter {
  /// How far a side lobe is below its signal in dB: with another one on the other side, and alone.
  private static let (pair, alone) = (9.0, 20.0)

  /// The same alone, for a lobe that was cut from the region of its signal.
  private static let cut = 11.0
  /// The bins between two signals that touch each other.
  private static let touching = 2.0
  /// The bins around a steady signal that may contain some of its power.
  private static let margin = 4.0

  /// `candidates` without side lobes of these and of the `steady` signals.
  static func filter(_ candidates: [Candidate], beside steady: [Candidate]) -> [Candidate] {
    let strongest = candidates + steady
    return candidates.enumerated().filter { index, weak in
      !steady.contains { isPart(weak, of: $0) }
        && !strongest.contains { strong in
          isBeside(weak, strong)
            && (strong.decibels > weak.decibels + (isCut(weak, from: strong) ? cut : alone)
              || hasTwin(weak, index, beside: strong, in: candidates))
        }
    }.map(\.element)
  }

  private static func isBeside(_ weak: Candidate, _ strong: Candidate) -> Bool {
    -weak.sharedBins(strong) <= 1.6 * strong.width + 4
      && Double(weak.sharedFrames(strong) + 4) >= 0.9 * Double(weak.frames.count)
      && Double(weak.sharedFrames(strong)) > 0
      && strong.decibels >= weak.decibels + pair
  }

  /// Whether `candidate` is the data of a `steady` signal, whose power changes around its floor.
  private static func isPart(_ candidate: Candidate, of steady: Candidate) -> Bool {
    candidate.sharedFrames(steady) > 0
      && candidate.band.lowerBound > steady.band.lowerBound - margin
      && candidate.band.upperBound < steady.band.upperBound + margin
      && candidate.width > 0.25 * steady.width - 2
  }

  /// Whether `weak` has the times of `strong`, which is wider, and touches it or was cut from its region.
  private static func isCut(_ weak: Candidate, from strong: Candidate) -> Bool {
    let isCut =
      weak.parent != nil && weak.parent == strong.parent && weak.width < 0.6 * strong.width
    return (isCut || weak.width < strong.width && -weak.sharedBins(strong) < touching)
      && (weak.frames.lowerBound - strong.frames.lowerBound).magnitude <= 2
      && (weak.frames.upperBound - strong.frames.upperBound).magnitude <= 2
      && -weak.sharedBins(strong) < 0.5 * strong.width
  }

  /// Whether `candidates` have a signal like `weak` at the same distance on the other side of `strong`.
  private static func hasTwin(
    _ weak: Candidate, _ own: Int, beside strong: Candidate, in candidates: [Candidate]
  ) -> Bool {
    let mirrored = 2 * strong.center - weak.center
    return candidates.enumerated().contains { index, other in
      index != own && other != strong
        && (other.center - mirrored).magnitude < 0.25 * strong.width + 3
        && (other.decibels - weak.decibels).magnitude < 5
        && Double(other.sharedFrames(weak)) > 0.4 * Double(weak.frames.count)
    }
  }
}
