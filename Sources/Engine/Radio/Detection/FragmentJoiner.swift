/// Joins regions that are fragments of one signal, before their edges are known exactly.
enum FragmentJoiner {
  /// The longest pause in frames between fragments.
  private static let pause = 3
  private static let narrowPause = 24.0

  /// `candidates` with fragments joined, in the order of their starts.
  static func join(_ candidates: [Candidate]) -> [Candidate] {
    PairJoiner.join(candidates, reach: Int(narrowPause)) { first, second in
      guard belong(first, second) else { return nil }
      return joined(first, second)
    }
  }

  private static func joined(_ first: Candidate, _ second: Candidate) -> Candidate {
    var both = first
    both.frames = first.allFrames(second)
    both.band = first.wholeBand(second)
    both.cells += second.cells
    let sum = first.level * Float(first.cells) + second.level * Float(second.cells)
    both.level = sum / Float(max(1, both.cells))
    both.peak = max(first.peak, second.peak)
    return both
  }

  private static func belong(_ first: Candidate, _ second: Candidate) -> Bool {
    let shared = first.sharedBins(second)
    // Most pairs: two signals side by side.
    guard shared > 0 else { return false }
    let (narrow, wide) = (min(first.width, second.width), max(first.width, second.width))
    let (short, long) = (
      min(first.frames.count, second.frames.count), max(first.frames.count, second.frames.count)
    )
    let frames = first.sharedFrames(second)
    // One inside the other, and not much stronger.
    if shared >= 0.8 * narrow, Double(frames) >= 0.8 * Double(short) {
      let isFirstSmaller =
        first.width * Double(first.frames.count) < second.width * Double(second.frames.count)
      let (small, large) = isFirstSmaller ? (first, second) : (second, first)
      if small.peak < 4 * large.peak { return true }
    }
    // The same band, one after the other.
    let whole = first.wholeBand(second)
    let pause = max(Double(pause), narrowPause / min(wide, narrowPause))
    if shared > 0.55 * (whole.upperBound - whole.lowerBound), Double(-frames) <= pause {
      return true
    }
    // A short rest of a signal.
    return shared >= 0.8 * narrow && -frames <= 2 && short <= 4 && narrow > 0.2 * wide && long > 0
  }
}
