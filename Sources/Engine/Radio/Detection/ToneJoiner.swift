import Glibc

/// Joins the two tones of frequency-shift keying: two narrow signals of the same kind at the same times.
enum ToneJoiner {
  private struct Pair {
    var difference: Double
    var lower: Int
    var upper: Int
  }

  /// `candidates` with tones joined; what lies between two tones is left out.
  static func join(_ candidates: [Candidate]) -> [Candidate] {
    let sorted = candidates.sorted {
      ($0.band.lowerBound, $0.frames.lowerBound) < ($1.band.lowerBound, $1.frames.lowerBound)
    }
    var pairs: [Pair] = []
    for lower in sorted.indices {
      // Those that begin farther away are too far from a tone of this width.
      let farthest = sorted[lower].band.upperBound + 4 * sorted[lower].width + 3
      for upper in sorted.indices.dropFirst(lower + 1) {
        guard sorted[upper].band.lowerBound <= farthest else { break }
        guard areTones(sorted[lower], sorted[upper], among: sorted) else { continue }
        pairs.append(
          Pair(difference: difference(sorted[lower], sorted[upper]), lower: lower, upper: upper))
      }
    }
    pairs.sort { ($0.difference, $0.lower, $0.upper) < ($1.difference, $1.lower, $1.upper) }
    var slots = sorted.map(Optional.some)
    var joined: [Candidate] = []
    for pair in pairs {
      guard let lower = slots[pair.lower], let upper = slots[pair.upper] else { continue }
      let both = join(lower, upper)
      (slots[pair.lower], slots[pair.upper]) = (nil, nil)
      for index in slots.indices {
        if let other = slots[index], isPart(other, of: both) { slots[index] = nil }
      }
      joined.append(both)
    }
    return slots.compactMap { $0 } + joined
  }

  private static func areTones(
    _ lower: Candidate, _ upper: Candidate, among all: [Candidate]
  ) -> Bool {
    let isCut = lower.parent != nil && lower.parent == upper.parent
    let (narrow, wide) = (min(lower.width, upper.width), max(lower.width, upper.width))
    let gap = -lower.sharedBins(upper)
    let whole = Double(lower.allFrames(upper).count)
    // A symbol lasts for about 1.7 frames divided by the width of a tone in bins; a few may be equal.
    let tolerance = 2 + 16 / narrow
    guard wide <= (isCut ? 2.3 : 1.7) * narrow + 2, gap <= 4 * narrow + 3, gap >= 0.4 * narrow - 2,
      Double(lower.sharedFrames(upper)) >= (isCut ? 0.45 : 0.65) * whole,
      Double((lower.frames.lowerBound - upper.frames.lowerBound).magnitude) <= tolerance,
      Double((lower.frames.upperBound - upper.frames.upperBound).magnitude) <= tolerance
    else { return false }
    let ratio =
      isCut
      ? 10 * log10(lower.excess * lower.width / (upper.excess * upper.width))
      : lower.decibels - upper.decibels
    guard ratio.magnitude <= (isCut ? 8 : 5) else { return false }
    let weaker = min(lower.decibels, upper.decibels)
    return !all.contains { other in
      other.band.lowerBound > lower.band.upperBound && other.band.upperBound < upper.band.lowerBound
        && other.decibels > weaker - 4 && other.sharedFrames(lower) > 0
    }
  }

  private static func difference(_ lower: Candidate, _ upper: Candidate) -> Double {
    (lower.decibels - upper.decibels).magnitude + (lower.width - upper.width).magnitude
  }

  private static func join(_ lower: Candidate, _ upper: Candidate) -> Candidate {
    var both = lower
    both.frames = lower.allFrames(upper)
    both.band = lower.wholeBand(upper)
    both.excess = (lower.excess * lower.width + upper.excess * upper.width) / both.width
    both.cells += upper.cells
    both.peak = max(lower.peak, upper.peak)
    return both
  }

  private static func isPart(_ other: Candidate, of both: Candidate) -> Bool {
    other.band.lowerBound >= both.band.lowerBound - 1
      && other.band.upperBound <= both.band.upperBound + 1
      && Double(other.sharedFrames(both)) > 0.8 * Double(other.frames.count)
      && other.excess < both.excess
  }
}
