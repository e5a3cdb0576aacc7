import Glibc

/// Cuts candidates where their mean spectrum has a deep notch: there, signals lie side by side.
struct NotchCutter {
  let grid: PowerGrid

  /// The fewest bins of a candidate that is cut, and of a part.
  private static let narrowest = (candidate: 10, part: 8)
  private static let narrowestNotch = 4

  /// The parts of all `candidates`.
  func cut(_ candidates: [Candidate]) -> [Candidate] {
    candidates.enumerated().flatMap { parts(of: $1, number: $0) }
  }

  private func parts(of candidate: Candidate, number: Int) -> [Candidate] {
    let bins = candidate.bins(of: grid.bins)
    guard bins.count >= Self.narrowest.candidate else { return [candidate] }
    let (means, frames) = grid.spectrum(of: candidate.frames, band: bins)
    guard frames >= 2 else { return [] }
    let least = 0.5 / Float(frames).squareRoot()
    let levels = Smoothing.means(of: means.map { $0 - 1 }, reach: 1).map { max($0, least) }
    // Few frames leave so much noise in the mean that only deeper notches are certain.
    let ranges = Self.cut(levels, 0..<levels.count, depth: frames >= 16 ? 0.158 : 0.079)
    guard ranges.count > 1 else { return [candidate] }
    return ranges.map { range in
      var part = candidate
      part.band =
        Double(bins.lowerBound + range.lowerBound)...Double(bins.lowerBound + range.upperBound)
      part.parent = number
      return part
    }
  }

  /// The parts of `range` between notches in `levels`, which are lower by the factor `depth` than the highest levels on both
  /// sides.
  private static func cut(_ levels: [Float], _ range: Range<Int>, depth: Float) -> [Range<Int>] {
    guard range.count >= narrowest.part else { return [range] }
    let part = Array(levels[range])
    var below = part
    var above = part
    for bin in part.indices.dropFirst() { below[bin] = max(below[bin], below[bin - 1]) }
    for bin in part.indices.dropLast().reversed() { above[bin] = max(above[bin], above[bin + 1]) }
    let depths = part.indices.map { part[$0] / min(below[$0], above[$0]) }
    guard let lowest = depths.indices.min(by: { depths[$0] < depths[$1] }), depths[lowest] <= depth
    else { return [range] }
    let limit = min(below[lowest], above[lowest]) * depth * 2
    var (first, end) = (lowest, lowest + 1)
    while first > 0, part[first - 1] < limit { first -= 1 }
    while end < part.count, part[end] < limit { end += 1 }
    guard end - first >= narrowestNotch, first > 0, end < part.count else { return [range] }
    let start = range.lowerBound
    return cut(levels, start..<start + first, depth: depth)
      + cut(levels, start + end..<range.upperBound, depth: depth)
  }
}
