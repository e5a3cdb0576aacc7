import Labels

/// The mean spectrum of a signal without the noise, at a resolution that suits its bandwidth and duration.
struct FineSpectrum {
  /// The most frames that are averaged.
  private static let mostFrames = 400
  private static let sizes = 64...65_536

  /// The levels of the bins in multiples of the noise, without the noise: 0 where there is only noise.
  let levels: [Double]
  /// RF Hz of the lower edge of the first bin.
  let start: Double
  /// The width of a bin in Hz.
  let binWidth: Double
  /// The number of independent frames that were averaged.
  let averages: Double

  /// The spectrum of `box` and of its band again on either side; nil if it cannot be computed.
  init?(of box: Box, in source: some IQSource, of capture: CaptureFrame, excerpt: Excerpt) throws {
    let samples = box.samples
    let width = box.frequencies.upperBound - box.frequencies.lowerBound
    let size = Self.size(samples: samples.count, share: width / capture.sampleRate)
    guard samples.count >= size, width > 0 else { return nil }
    binWidth = capture.sampleRate / Double(size)
    let lowest = capture.centerFrequency - (Double(size / 2) + 0.5) * binWidth
    func bin(_ frequency: Double) -> Int {
      Int(max(0, min(Double(size), (frequency - lowest) / capture.sampleRate * Double(size))))
    }
    let bins = bin(box.frequencies.lowerBound - width)..<bin(box.frequencies.upperBound + width)
    guard bins.count >= 3 else { return nil }
    start = lowest + Double(bins.lowerBound) * binWidth
    let hop = max(size / 2, (samples.count - size) / Self.mostFrames)
    let analyzer = ExcerptAnalyzer(size: size)
    var sums = [Double](repeating: 0, count: bins.count)
    var count = 0
    for first in stride(from: samples.lowerBound, through: samples.upperBound - size, by: hop) {
      let powers = try analyzer.powers(from: first, of: source)
      let gain = excerpt.gain(in: first..<first + size)
      guard bins.allSatisfy({ powers[$0].isFinite }), bins.contains(where: { powers[$0] > 0 })
      else { continue }
      for (place, bin) in bins.enumerated() { sums[place] += Double(powers[bin] / gain) }
      count += 1
    }
    guard count > 0 else { return nil }
    averages = max(1, Double(count) * (hop < size ? 0.9 : 1))
    let (first, step) = (start, binWidth)
    levels = sums.indices.map { place in
      let noise = excerpt.noise(at: first + (Double(place) + 0.5) * step)
      return sums[place] / Double(count) / Double(noise) - 1
    }
  }

  /// A size that gives the signal 24 bins if six frames can be averaged, and 96 if 32 can.
  private static func size(samples: Int, share: Double) -> Int {
    var size = sizes.lowerBound
    while size < sizes.upperBound {
      let bins = share * Double(size)
      let averages = samples / size - 1
      guard (bins < 24 && averages >= 3) || (bins < 96 && averages >= 16) else { break }
      size *= 2
    }
    return size
  }
}
