/// Finds levels by their rank without sorting all of them, because a picture in pixels has half a million.
struct RankedLevels {
  private let levels: [Float]
  /// The number of levels in each group, the weakest group first.
  private let counts: [Int]

  /// Groups `levels`, none of which is NaN.
  init(_ levels: [Float]) {
    self.levels = levels
    var counts = [Int](repeating: 0, count: Int(UInt16.max) + 1)
    for level in levels { counts[Self.group(of: level)] += 1 }
    self.counts = counts
  }

  var count: Int { levels.count }

  /// The level that sorting in ascending order would put at the index `rank` (0 ..< count).
  subscript(rank: Int) -> Float {
    var (group, rest) = (0, rank)
    while rest >= counts[group] {
      rest -= counts[group]
      group += 1
    }
    return levels.filter { Self.group(of: $0) == group }.sorted()[rest]
  }

  /// The upper half of a level's bits, changed so that groups have the order of their levels.
  private static func group(of level: Float) -> Int {
    let bits = level.bitPattern
    return Int((level.sign == .minus ? ~bits : bits | 0x8000_0000) >> 16)
  }
}
