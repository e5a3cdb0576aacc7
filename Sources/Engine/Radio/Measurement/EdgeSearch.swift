/// Looks for the edge of a peak in decibels.
struct EdgeSearch {
  let densities: [Double]
  /// dB/Hz at the edge.
  let limit: Double
  /// dB/Hz below which nothing belongs to the peak any more.
  let floor: Double

  /// Where, in bins, the density falls to the limit for the last time on the way from `bin` by `step`
  /// to the floor; nil when it stays above up to the end.
  func edge(from bin: Int, step: Int) -> Double? {
    var bin = bin
    var level = PowerSpectrum.decibels(densities[bin])
    var edge: Double?
    while densities.indices.contains(bin + step) {
      let next = PowerSpectrum.decibels(densities[bin + step])
      if level >= limit || edge == nil, next < limit {
        let share = level > next ? min(1, max(0, (level - limit) / (level - next))) : 0
        edge = Double(bin) + Double(step) * share
      } else if next >= limit {
        edge = nil
      }
      if next < floor { break }
      (bin, level) = (bin + step, next)
    }
    return edge
  }
}
