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
      var slots = sorted.map(Optional.some)
      for first in slots.indices {
        for second in slots.indices.dropFirst(first + 1) {
          guard let one = slots[first] else { break }
          guard let other = slots[second] else { continue }
          if other.frames.lowerBound > one.frames.upperBound + reach { break }
          if let both = join(one, other) { (slots[first], slots[second]) = (both, nil) }
        }
      }
      let count = sorted.count
      sorted = slots.compactMap { $0 }
      if sorted.count == count { break }
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
