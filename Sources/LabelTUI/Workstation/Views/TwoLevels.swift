/// Levels divided into two groups so that the means of the groups have the smallest squared error. One bright dot
/// among dark ones is a group of its own, so that it is not smoothed away.
struct TwoLevels {
  /// Bit i is set when level i belongs to the brighter group; 0 when all levels are the same.
  private(set) var mask = 0
  /// The means of the two groups, rounded.
  private(set) var low: Int
  private(set) var high: Int

  /// Splits `levels`, at least one.
  init(_ levels: [Int]) {
    let order = levels.indices.sorted { (levels[$0], $0) < (levels[$1], $1) }
    let total = levels.reduce(0, +)
    low = Self.mean(total, of: levels.count)
    high = low
    var darkSum = 0
    var best = 0.0
    for count in 1..<max(1, levels.count) {
      let last = levels[order[count - 1]]
      darkSum += last
      guard levels[order[count]] > last else { continue }
      // The larger the distance of the means, weighted by the counts, the smaller the remaining error.
      let (dark, bright) = (Double(count), Double(levels.count - count))
      let distance = Double(total - darkSum) / bright - Double(darkSum) / dark
      let gain = distance * distance * dark * bright
      guard gain > best else { continue }
      best = gain
      low = Self.mean(darkSum, of: count)
      high = Self.mean(total - darkSum, of: levels.count - count)
      mask = order[count...].reduce(0) { $0 | 1 << $1 }
    }
  }

  private static func mean(_ sum: Int, of count: Int) -> Int {
    Int((Double(sum) / Double(count)).rounded())
  }
}
