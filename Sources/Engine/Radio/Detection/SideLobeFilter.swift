/// Removes the side lobes of strong signals: weak signals beside a strong one at its times, on both sides or far below it.
enum SideLobeFilter {
  /// How far a side lobe is below its signal in dB: with another one on the other side, and alone.
  private static let (pair, alone) = (9.0, 20.0)

  /// `candidates` without side lobes.
  static func filter(_ candidates: [Candidate]) -> [Candidate] {
    candidates.enumerated().filter { index, weak in
      !candidates.contains { strong in
        isBeside(weak, strong)
          && (strong.decibels > weak.decibels + alone
            || hasTwin(weak, index, beside: strong, in: candidates))
      }
    }.map(\.element)
  }

  private static func isBeside(_ weak: Candidate, _ strong: Candidate) -> Bool {
    strong.decibels >= weak.decibels + pair
      && Double(weak.sharedFrames(strong) + 4) >= 0.9 * Double(weak.frames.count)
      && Double(weak.sharedFrames(strong)) > 0
      && -weak.sharedBins(strong) <= 1.6 * strong.width + 4
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
