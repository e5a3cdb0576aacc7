/// The part of a bin inside a band. A bin extends half of its width to each side.
struct SpectrumSlice {
  /// RF Hz.
  var frequencies: ClosedRange<Double>
  /// Power per Hz.
  var density: Double

  var width: Double { frequencies.upperBound - frequencies.lowerBound }
  var power: Double { density * width }
}

extension PowerSpectrum {
  /// The slices that make up `frequencies` (RF Hz), in order; empty if it is outside of the band.
  ///
  /// The lowest bin is also the highest: one half of it is at each end of the band.
  func slices(_ frequencies: ClosedRange<Double>) -> [SpectrumSlice] {
    let (count, width) = (Double(densities.count), binWidth)
    func position(_ frequency: Double) -> Double {
      let position = (frequency - band.lowerBound) / width + 0.5
      return position.isNaN ? 0.5 : min(max(0.5, position), count + 0.5)
    }
    let (lower, upper) = (position(frequencies.lowerBound), position(frequencies.upperBound))
    guard lower < upper else { return [] }
    return (Int(lower)...Int(upper)).compactMap { bin in
      let start = max(lower, Double(bin)) - 0.5
      let end = min(upper, Double(bin + 1)) - 0.5
      guard start < end else { return nil }
      let low = band.lowerBound + start * width
      return SpectrumSlice(
        frequencies: low...max(low, band.lowerBound + end * width),
        density: densities[bin % densities.count])
    }
  }

  /// The bins whose center is in `frequencies`; the nearest bin if there is none.
  func bins(in frequencies: ClosedRange<Double>) -> ClosedRange<Int> {
    let last = Double(densities.count - 1)
    func bin(_ position: Double) -> Int { position.isNaN ? 0 : Int(min(max(0, position), last)) }
    let lower = (frequencies.lowerBound - band.lowerBound) / binWidth
    let upper = (frequencies.upperBound - band.lowerBound) / binWidth
    let (first, final) = (bin(lower.rounded(.up)), bin(upper.rounded(.down)))
    if first <= final { return first...final }
    let nearest = bin(((lower + upper) / 2).rounded())
    return nearest...nearest
  }
}
