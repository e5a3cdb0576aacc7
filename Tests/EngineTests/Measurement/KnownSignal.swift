import Foundation

@testable import Radio

/// Samples with known contents: white noise of a known power, tones, and noise of a known band.
struct KnownSignal: IQSource {
  private(set) var iq: [Float]

  var sampleCount: Int { iq.count / 2 }

  /// White Gaussian noise of mean power `power`.
  init(count: Int, noise power: Double = 0, seed: UInt64 = 1) {
    iq = [Float](repeating: 0, count: 2 * count)
    guard power > 0 else { return }
    let sigma = (power / 2).squareRoot()
    for index in iq.indices {
      iq[index] = Float(sigma * Self.normal(seed: seed, at: index))
    }
  }

  /// Adds a tone of `frequency` in cycles per sample.
  func adding(tone frequency: Double, amplitude: Double) -> KnownSignal {
    var signal = self
    for index in 0..<sampleCount {
      let angle = 2 * Double.pi * frequency * Double(index)
      signal.iq[2 * index] += Float(amplitude * cos(angle))
      signal.iq[2 * index + 1] += Float(amplitude * sin(angle))
    }
    return signal
  }

  /// Adds noise of mean power `power` in a band of `width` around `frequency`, both in cycles per
  /// sample: white noise filtered by 1023 taps.
  func adding(noise power: Double, around frequency: Double, width: Double) -> KnownSignal {
    let taps = (-511...511).map { tap -> Double in
      let x = Double(tap) * width
      let sinc = tap == 0 ? 1 : sin(Double.pi * x) / (Double.pi * x)
      return sinc * (0.5 + 0.5 * cos(Double.pi * Double(tap) / 512))
    }
    let gain = (power / taps.reduce(0) { $0 + $1 * $1 }).squareRoot()
    let white = KnownSignal(count: sampleCount + taps.count, noise: 1, seed: 77).iq.map(Double.init)
    var signal = self
    for index in 0..<sampleCount {
      var (i, q) = (0.0, 0.0)
      for (tap, weight) in taps.enumerated() {
        i += weight * white[2 * (index + tap)]
        q += weight * white[2 * (index + tap) + 1]
      }
      let angle = 2 * Double.pi * frequency * Double(index)
      signal.iq[2 * index] += Float(gain * (i * cos(angle) - q * sin(angle)))
      signal.iq[2 * index + 1] += Float(gain * (i * sin(angle) + q * cos(angle)))
    }
    return signal
  }

  /// Replaces sample `index`.
  func replacing(_ index: Int, by value: Float) -> KnownSignal {
    var signal = self
    signal.iq[2 * index] = value
    return signal
  }

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    for index in 0..<(2 * range.count) { destination[index] = iq[2 * range.lowerBound + index] }
  }

  /// Normal random numbers after Box and Muller.
  private static func normal(seed: UInt64, at index: Int) -> Double {
    let first = Double(SplitMix64.value(seed: seed, at: 2 * index) >> 11) + 1
    let second = Double(SplitMix64.value(seed: seed, at: 2 * index + 1) >> 11)
    return (-2 * log(first / 0x1p53)).squareRoot() * cos(2 * Double.pi * second / 0x1p53)
  }
}

/// The power that is `decibels` above 1.
func power(ofDecibels decibels: Double) -> Double { pow(10, decibels / 10) }
