/// Counts the colors of a picture in bins of 5 bits per component, and chooses a few colors that represent
/// all of them.
package struct ColorHistogram {
  /// The colors of a bin.
  private struct Bin {
    var count = 0.0
    /// The sum of their components.
    var sum = SIMD4<Double>()

    var mean: SIMD4<Double> { sum / count }
  }

  /// Bins that are represented by one color.
  private struct Group {
    var bins: ArraySlice<Bin>
    let mean: SIMD4<Double>
    /// The component that varies most, and the weighted sum of its squared distances from the mean.
    let widest: (component: Int, spread: Double)

    init(_ bins: ArraySlice<Bin>) {
      self.bins = bins
      let count = bins.reduce(0) { $0 + $1.count }
      let sum = bins.reduce(SIMD4<Double>()) { $0 + $1.sum }
      let mean = sum / count
      var spread = SIMD4<Double>()
      for bin in bins {
        let difference = bin.mean - mean
        spread += difference * difference * bin.count
      }
      self.mean = mean
      spread *= ColorHistogram.weights
      let component = (0..<3).max { spread[$0] < spread[$1] } ?? 0
      widest = (component, spread[component])
    }

    /// The two parts of the group: below and above the mean of its widest component.
    func divided() -> (Group, Group) {
      let component = widest.component
      let limit = mean[component]
      var bins = Array(self.bins)
      let middle = bins.partition { $0.mean[component] > limit }
      return (Group(bins[..<middle]), Group(bins[middle...]))
    }
  }

  /// The weights of red, green and blue, as in `NearestColors.distance` for colors with little red.
  private static let weights = SIMD4<Double>(2, 4, 3, 0)

  /// The bins that are not empty, in the order of their keys.
  private let bins: [Bin]

  /// Counts the colors of `sample` (0xRRGGBB). Larger values are not colors and are ignored.
  package init(_ sample: [UInt32]) {
    var bins = [Bin](repeating: Bin(), count: 1 << 15)
    for rgb in sample where rgb <= 0xFF_FFFF {
      let key = NearestColors.key(rgb)
      bins[key].count += 1
      bins[key].sum += SIMD4(
        Double(rgb >> 16), Double(rgb >> 8 & 0xFF), Double(rgb & 0xFF), 0)
    }
    self.bins = bins.filter { $0.count > 0 }
  }

  /// At most `limit` colors (0xRRGGBB) that represent the picture: the group whose colors vary most is divided
  /// until there are `limit` groups. The mean of a group represents it.
  package func representatives(limit: Int) -> [UInt32] {
    guard !bins.isEmpty, limit > 0 else { return [] }
    var groups = [Group(bins[...])]
    while groups.count < limit {
      guard
        let index = groups.indices.max(by: { groups[$0].widest.spread < groups[$1].widest.spread }),
        groups[index].bins.count > 1, groups[index].widest.spread > 0
      else { break }
      let (one, other) = groups[index].divided()
      guard !one.bins.isEmpty, !other.bins.isEmpty else { break }
      groups[index] = one
      groups.append(other)
    }
    return groups.map { Self.rgb($0.mean) }
  }

  private static func rgb(_ mean: SIMD4<Double>) -> UInt32 {
    let rounded = mean.rounded(.toNearestOrAwayFromZero)
    return UInt32(rounded.x) << 16 | UInt32(rounded.y) << 8 | UInt32(rounded.z)
  }
}
