/// Finds what would stand where if levels were sorted, without sorting all of them: a picture in pixels
/// has half a million.
struct RankedLevels {
  private let levels: [Float]
  /// How many levels are in each group, the weakest group first.
  private let counts: [Int]

  /// Groups `levels`, none of which is NaN.
  init(_ levels: [Float]) {
    self.levels = levels
    var counts = [Int](repeating: 0, count: Int(UInt16.max) + 1)
    for level in levels { counts[Self.group(of: level)] += 1 }
    self.counts = counts
  }

  var count: Int { levels.count }

  /// The level that would have `rank` others (0 ..< count) before it.
  subscript(rank: Int) -> Float {
    var (group, rest) = (0, rank)
    while rest >= counts[group] {
      rest -= counts[group]
      group += 1
    }
    return levels.filter { Self.group(of: $0) == group }.sorted()[rest]
  }

  /// The upper half of a level's bits, so turned that groups are in the order of their levels.
  private static func group(of level: Float) -> Int {
    let bits = level.bitPattern
    return Int((level.sign == .minus ? ~bits : bits | 0x8000_0000) >> 16)
  }
}
