import Glibc

/// The signals that last for most of a block, which the floor of the noise contains.
///
/// Such a signal is a peak of the floor that is narrower than most of the band. An opening removes these peaks, but keeps the
/// roll-off of a filter at the edges of the band.
struct SteadyBands {
  /// The bins of each steady signal.
  private(set) var bands: [Range<Int>] = []
  /// The floor without the signals.
  private(set) var noise: [Float]

  /// The widest signal as a share of the band.
  private static let widest = 0.6
  /// How far a signal rises above the opening, and above the floor on both sides, in dB.
  private static let (rise, height) = (Float(2.5), Float(4))
  /// The smallest slope in dB per bin of the edge of a signal.
  private static let slope: Float = 0.15
  /// The bins on either side from which the floor is taken.
  private static let reach = 12

  /// Finds the steady signals in `floor`.
  init(_ floor: [Float]) {
    let levels = Smoothing.means(of: floor, reach: 1).map { 10 * log10($0) }
    let opening = Self.opening(levels)
    var lines = levels
    var bin = 0
    while bin < levels.count {
      guard levels[bin] > opening[bin] + Self.rise else {
        bin += 1
        continue
      }
      var (lower, upper) = (bin, bin + 1)
      while upper < levels.count, levels[upper] > opening[upper] + Self.rise { upper += 1 }
      bin = upper
      while lower > 0, levels[lower - 1] < levels[lower] - Self.slope { lower -= 1 }
      while upper < levels.count, levels[upper] < levels[upper - 1] - Self.slope { upper += 1 }
      let line = Self.line(beside: lower..<upper, levels)
      let peak = zip(levels[lower..<upper], line).map { $0 - $1 }.max() ?? 0
      guard peak >= Self.height else { continue }
      for (place, level) in zip(lower..<upper, line) { lines[place] = min(lines[place], level) }
      bands.append(lower..<upper)
    }
    noise = zip(floor, lines).map { min($0, pow(10, $1 / 10)) }
  }

  /// The highest level that a run of bins of `widest` reaches everywhere, over all runs that contain a bin.
  private static func opening(_ levels: [Float]) -> [Float] {
    let width = max(1, Int(widest * Double(levels.count)))
    let lowest = sliding(levels, width: width) { $0 <= $1 }
    let padding = [Float](repeating: -.infinity, count: width - 1)
    return sliding(padding + lowest + padding, width: width) { $0 >= $1 }
  }

  /// The first value by `order` of each `width` neighbors.
  private static func sliding(
    _ values: [Float], width: Int, by order: (Float, Float) -> Bool
  ) -> [Float] {
    var best: [Int] = []
    var head = 0
    var result: [Float] = []
    for (index, value) in values.enumerated() {
      while best.count > head, order(value, values[best[best.count - 1]]) { best.removeLast() }
      best.append(index)
      if best[head] <= index - width { head += 1 }
      if index >= width - 1 { result.append(values[best[head]]) }
    }
    return result
  }

  /// The floor of the bins `band` as a line between the levels on both sides.
  private static func line(beside band: Range<Int>, _ levels: [Float]) -> [Float] {
    func median(_ range: Range<Int>) -> Float? {
      range.count < 2 ? nil : Selection.quantile(Array(levels[range]), 0.5)
    }
    let below = median(max(0, band.lowerBound - reach)..<band.lowerBound)
    let above = median(band.upperBound..<min(levels.count, band.upperBound + reach))
    let first = below ?? above ?? levels.min() ?? 0
    let last = above ?? first
    return band.map { bin in
      first + (last - first) * Float(bin - band.lowerBound) / Float(max(1, band.count - 1))
    }
  }
}
