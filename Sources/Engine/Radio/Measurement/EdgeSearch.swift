/// Searches for the edge of a peak in decibels.
struct EdgeSearch {
  let densities: [Double]
  /// The level at the edge, in dB/Hz.
  let limit: Double
  /// Below this level, in dB/Hz, nothing belongs to the peak.
  let floor: Double

  /// The position, in bins, at which the density last falls to the limit on the way from `bin` by
  /// `step` to the floor; nil if it stays above the limit up to the end.
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
