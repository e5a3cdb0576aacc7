import Libraries

@testable import Radio

/// The power of samples in each part of their band, measured with FFTW and not with code of the synthesis.
struct BandPower {
  /// The power in each bin, from the lowest frequency on; the sum is the mean power of the samples.
  private let bins: [Double]

  /// The spectrum of `samples`, in segments of up to 8192 samples that overlap by half.
  init(_ samples: ArraySlice<IQValue>) {
    var size = 64
    while size < min(8192, samples.count) { size *= 2 }
    let transform = FFTWTransform(size: size)
    // A sine window; its mean square is 1 / 2.
    let window = (0..<size).map {
      PortableMath.cosineAndSine(turns: (Double($0) + 0.5) / Double(2 * size)).sine
    }
    var sums = [Double](repeating: 0, count: size)
    var total = 0.0
    for start in stride(from: samples.startIndex, to: samples.endIndex, by: size / 2) {
      for index in 0..<size {
        let value =
          start + index < samples.endIndex ? window[index] * samples[start + index] : .zero
        transform.input[2 * index] = Float(value.i)
        transform.input[2 * index + 1] = Float(value.q)
      }
      transform.execute()
      for index in 0..<size {
        let (i, q) = (transform.output[2 * index], transform.output[2 * index + 1])
        sums[(index + size / 2) % size] += Double(i) * Double(i) + Double(q) * Double(q)
      }
    }
    total = sums.reduce(0, +)
    let power = samples.reduce(0) { $0 + $1.power } / Double(samples.count)
    bins = sums.map { $0 / total * power }
  }

  /// The power in the band of `width` around `center`, both as fractions of the sample rate.
  func power(center: Double, width: Double) -> Double {
    let size = Double(bins.count)
    return bins.enumerated().reduce(0) { sum, bin in
      let frequency = (Double(bin.offset) + 0.5) / size - 0.5
      return sum + ((frequency - center).magnitude <= width / 2 ? bin.element : 0)
    }
  }

  /// The power in the whole band.
  var total: Double { bins.reduce(0, +) }
}
