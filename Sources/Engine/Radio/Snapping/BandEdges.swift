import Glibc

/// Finds the edges of a signal in its spectrum.
///
/// The edges are where the level falls far below that of the signal, or to the noise. Two kinds of signals have skirts that
/// fall slowly, and get the width that their modulation has: keyed carriers the first zeros of their side bands, and
/// frequency-shift keying Carson's bandwidth.
struct BandEdges {
  /// How far the level at an edge is below that of the signal, as a factor.
  private static let fall = 0.08
  /// The standard deviations of the noise that the level at an edge exceeds.
  private static let certain = 2.5
  /// How far an edge may be moved outwards, as a share of the width.
  private static let reach = 0.6

  let spectrum: FineSpectrum

  /// The band in RF Hz of the signal that is roughly in `band`; nil if there is none above the noise.
  func edges(near band: ClosedRange<Double>) -> ClosedRange<Double>? {
    let levels = smooth(spectrum.levels)
    let rough = bins(band)
    guard rough.count >= 3 else { return nil }
    if let keyed = KeyedBand(spectrum.levels, rough: rough) {
      return frequency(keyed.edges.lowerBound)...frequency(keyed.edges.upperBound)
    }
    let usual = quantile(Array(levels[rough]), 0.7)
    let least = Self.certain / spectrum.averages.squareRoot()
    guard usual > 0 else { return nil }
    let limit = max(usual * Self.fall, least * 0.6)
    guard let lower = edge(levels, from: rough.lowerBound, inside: rough, step: -1, limit: limit),
      let upper = edge(levels, from: rough.upperBound - 1, inside: rough, step: 1, limit: limit),
      lower < upper
    else { return nil }
    return frequency(lower)...frequency(upper)
  }

  private func frequency(_ place: Double) -> Double { spectrum.start + place * spectrum.binWidth }

  private func bins(_ band: ClosedRange<Double>) -> Range<Int> {
    let count = spectrum.levels.count
    func place(_ frequency: Double) -> Double {
      max(0, min(Double(count), (frequency - spectrum.start) / spectrum.binWidth))
    }
    let lower = min(count - 1, Int(place(band.lowerBound)))
    return lower..<max(lower + 1, Int(place(band.upperBound).rounded(.up)))
  }

  private func smooth(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      let near = values[max(0, index - 1)...min(values.count - 1, index + 1)]
      return near.reduce(0, +) / Double(near.count)
    }
  }

  private func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  /// The place of the edge in direction `step`: outwards from bin `from` while the level exceeds `limit`, or else inwards to
  /// the first bin that does.
  private func edge(
    _ levels: [Double], from: Int, inside: Range<Int>, step: Int, limit: Double
  ) -> Double? {
    var bin = from
    if levels[bin] >= limit {
      var rest = max(2, Int(Self.reach * Double(inside.count)))
      while rest > 0, levels.indices.contains(bin + step), levels[bin + step] >= limit {
        bin += step
        rest -= 1
      }
    } else {
      while inside.contains(bin), levels[bin] < limit { bin -= step }
      guard inside.contains(bin) else { return nil }
    }
    let outside = levels.indices.contains(bin + step) ? max(0, levels[bin + step]) : 0
    let share = levels[bin] > outside ? min(1, (levels[bin] - limit) / (levels[bin] - outside)) : 0
    return Double(bin) + 0.5 + Double(step) * share
  }
}
