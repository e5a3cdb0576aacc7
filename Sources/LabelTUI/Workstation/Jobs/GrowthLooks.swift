/// What looks at the lengths of open captures, one a second, tell of their growth.
struct GrowthLooks {
  private struct Look {
    var sampleCount: Int
    /// Looks since the capture grew; nil when it has not, or has settled since.
    var quietLooks: Int?
  }

  /// Looks without a new sample after which a capture counts as complete.
  static let settledAfter = 3

  private var looks: [Int: Look] = [:]

  /// Takes in the samples of every open capture by its number; returns which have grown before, and
  /// just now have settled.
  mutating func look(at sampleCounts: [Int: Int]) -> [Int] {
    looks = looks.filter { sampleCounts[$0.key] != nil }
    return sampleCounts.keys.sorted().filter { id in
      let count = sampleCounts[id]!
      guard let last = looks.updateValue(Look(sampleCount: count), forKey: id) else { return false }
      let quiet = last.sampleCount == count ? last.quietLooks.map { $0 + 1 } : 0
      guard let quiet, quiet < Self.settledAfter else { return quiet != nil }
      looks[id]?.quietLooks = quiet
      return false
    }
  }
}
