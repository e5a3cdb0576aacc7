import Glibc
import Libraries

/// The features of a power spectrum, and of the power profile that is its transform. See docs/formats/features.md.
struct SpectrumFeatures {
  /// The share of the bins that are taken for noise.
  private static let noiseShare = 0.3
  /// The share of the power below the rolloff frequency.
  private static let rolloffShare = 0.85
  /// Delays whose power is at least this share (-10 dB) of that at delay 0 count.
  private static let significantShare = 0.1

  /// Power per Hz, lowest frequency first.
  let densities: [Double]
  /// Hz.
  let sampleRate: Double

  private var binWidth: Double { sampleRate / Double(densities.count) }

  /// The frequency of a place among the bins, in Hz from the center; fractions are between bins.
  private func frequency(_ place: Double) -> Double {
    (place - Double(densities.count / 2)) * binWidth
  }

  /// The power of white noise over the whole band whose density is the median of the lowest 30 % of bins.
  var noisePower: Double {
    let sorted = densities.sorted()
    let lowest = sorted[..<max(1, Int(Self.noiseShare * Double(sorted.count)))]
    let middle = lowest.count / 2
    let median = lowest.count % 2 == 1 ? lowest[middle] : (lowest[middle - 1] + lowest[middle]) / 2
    return median * sampleRate
  }

  /// The largest density, per Hz.
  var peakDensity: Double { densities.max() ?? 0 }

  /// The frequency of the peak in Hz from the center, by a parabola through the logarithms of three bins.
  var peakFrequency: Double {
    guard let peak = densities.indices.max(by: { densities[$0] < densities[$1] }) else { return 0 }
    let isInside = peak > 0 && peak < densities.count - 1
    guard isInside, densities[peak - 1] > 0, densities[peak + 1] > 0 else {
      return frequency(Double(peak))
    }
    let (left, middle, right) = (
      log(densities[peak - 1]), log(densities[peak]), log(densities[peak + 1])
    )
    let curvature = left - 2 * middle + right
    let shift = curvature < 0 ? (left - right) / (2 * curvature) : 0
    return frequency(Double(peak) + shift)
  }

  /// The width in Hz of all bins above half of the peak.
  var halfPowerWidth: Double {
    let half = peakDensity / 2
    return Double(densities.count { $0 > half }) * binWidth
  }

  /// The mean frequency, weighted by power, in Hz from the center.
  var centroid: Double {
    let total = densities.reduce(0, +)
    guard total > 0 else { return 0 }
    let moment = densities.enumerated().reduce(0) { $0 + frequency(Double($1.offset)) * $1.element }
    return moment / total
  }

  /// The frequency, in Hz from the center, of the first bin up to which 85 % of the power lie.
  var rolloff: Double {
    let limit = Self.rolloffShare * densities.reduce(0, +)
    var sum = 0.0
    for (index, density) in densities.enumerated() {
      sum += density
      if sum >= limit { return frequency(Double(index)) }
    }
    return 0
  }

  /// The root mean square width in seconds of the power profile, the squared magnitude of the autocorrelation, over
  /// the delays where it is at least a tenth of that at delay 0; nil if that is the only one. `transform` has as many
  /// points as there are bins.
  func delaySpread(_ transform: FFTWTransform) -> Double? {
    let total = densities.reduce(0, +)
    guard total > 0 else { return nil }
    for (index, density) in densities.enumerated() {
      transform.input[2 * index] = Float(density / total)
      transform.input[2 * index + 1] = 0
    }
    transform.execute()
    var (weight, moment, squares) = (0.0, 0.0, 0.0)
    var significant = 0
    for delay in 0..<densities.count / 2 {
      let real = Double(transform.output[2 * delay])
      let imaginary = Double(transform.output[2 * delay + 1])
      let power = real * real + imaginary * imaginary
      guard power > Self.significantShare else { continue }
      significant += 1
      let seconds = Double(delay) / sampleRate
      weight += power
      moment += power * seconds
      squares += power * seconds * seconds
    }
    guard significant > 1 else { return nil }
    let mean = moment / weight
    return max(0, squares / weight - mean * mean).squareRoot()
  }
}
