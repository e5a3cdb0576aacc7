/// Joins pairs of candidates until no more pairs belong together.
enum PairJoiner {
  /// Passes over all pairs at most; more than two are rarely needed.
  private static let mostPasses = 6

  /// `candidates` sorted by start, with each pair replaced by what `join` returns unless that is nil.
  ///
  /// Only pairs with at most `reach` frames between them are tried.
  static func join(
    _ candidates: [Candidate], reach: Int, by join: (Candidate, Candidate) -> Candidate?
  ) -> [Candidate] {
    var sorted = candidates
    for _ in 0..<mostPasses {
      sorted.sort(by: isBefore)
      var isJoined = [Bool](repeating: false, count: sorted.count)
      for first in sorted.indices where !isJoined[first] {
        var last = sorted[first].frames.upperBound + reach
        for second in sorted.indices.dropFirst(first + 1) where !isJoined[second] {
          if sorted[second].frames.lowerBound > last { break }
          guard let both = join(sorted[first], sorted[second]) else { continue }
          (sorted[first], isJoined[second]) = (both, true)
          last = both.frames.upperBound + reach
        }
      }
      guard isJoined.contains(true) else { break }
      sorted = zip(sorted, isJoined).filter { !$1 }.map(\.0)
    }
    return sorted
  }

  /// The order by start, then by frequency.
  static func isBefore(_ first: Candidate, _ second: Candidate) -> Bool {
    (first.frames.lowerBound, first.band.lowerBound, first.frames.upperBound, first.band.upperBound)
      < (
        second.frames.lowerBound, second.band.lowerBound, second.frames.upperBound,
        second.band.upperBound
      )
  }
}
