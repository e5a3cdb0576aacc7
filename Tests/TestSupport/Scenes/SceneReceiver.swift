import Glibc

/// The receiver of a constructed scene: colored noise with roll-off at the edges of the band, a DC spike, slow drift of
/// the gain, steps of the gain, and a stretch of zeros.
public struct SceneReceiver: Sendable {
  /// The power of the noise, which is flat in most of the band.
  public let noisePower: Double
  /// The samples that are exactly zero.
  public let silence: Range<Int>
  private let steps: [(sample: Int, gain: Double)]
  private let drift: (depth: Double, period: Double, phase: Double)
  private let spike: Double
  private let slope: Double
  private let ripple: Double

  /// A receiver chosen at random.
  public init(sampleCount: Int, random: inout SeededGenerator) {
    noisePower = pow(10, .random(in: -6.5 ... -4.5, using: &random))
    steps = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      let decibels =
        Double.random(in: 3...8, using: &random) * (Bool.random(using: &random) ? 1 : -1)
      return (.random(in: 0..<sampleCount, using: &random), pow(10, decibels / 20))
    }
    drift = (
      .random(in: 0...0.12, using: &random),
      .random(in: 0.2...1, using: &random) * Double(sampleCount),
      .random(in: 0...6.28, using: &random)
    )
    spike = pow(10, .random(in: -1.5...0.3, using: &random))
    slope = .random(in: -2...2, using: &random)
    ripple = .random(in: 0...1, using: &random)
    let length = Int.random(in: sampleCount / 40...sampleCount / 8, using: &random)
    let start = Int.random(in: 0..<sampleCount - length, using: &random)
    silence = Int.random(in: 0..<3, using: &random) == 0 ? start..<start + length : 0..<0
  }

  /// A receiver with flat noise of `noisePower` and no faults.
  public init(noisePower: Double) {
    self.noisePower = noisePower
    (steps, drift, spike, slope, ripple, silence) = ([], (0, 1, 0), 0, 0, 0, 0..<0)
  }

  /// Noise with the spectrum of the receiver, interleaved I, Q.
  func noise(sampleCount: Int, using random: inout SeededGenerator) -> [Float] {
    let taps = filter
    let white = Self.gaussian(2 * (sampleCount + taps.count), using: &random)
    let scale = Float((noisePower / 2).squareRoot())
    var values = [Float](repeating: 0, count: 2 * sampleCount)
    for sample in 0..<sampleCount {
      var (i, q) = (Float(0), Float(0))
      for (index, tap) in taps.enumerated() {
        let place = 2 * (sample + index)
        i += tap.i * white[place] - tap.q * white[place + 1]
        q += tap.i * white[place + 1] + tap.q * white[place]
      }
      (values[2 * sample], values[2 * sample + 1]) = (scale * i, scale * q)
    }
    return values
  }

  /// The taps of a filter whose response is that of `level`.
  private var filter: [(i: Float, q: Float)] {
    let count = 48
    return (0..<count).map { tap in
      var (i, q) = (0.0, 0.0)
      let points = 256
      for point in 0..<points {
        let fraction = Double(point) / Double(points) - 0.5
        let phase = 2 * Double.pi * fraction * (Double(tap) - Double(count) / 2)
        let amplitude = pow(10, level(at: fraction) / 20) / Double(points)
        i += amplitude * cos(phase)
        q += amplitude * sin(phase)
      }
      let window = 0.5 - 0.5 * cos(2 * Double.pi * (Double(tap) + 0.5) / Double(count))
      return (Float(i * window), Float(q * window))
    }
  }

  /// The level of the noise in dB at `fraction` of the sample rate, -0.5...0.5.
  private func level(at fraction: Double) -> Double {
    let edge = max(0, fraction.magnitude - 0.43) / 0.07
    return slope * 2 * fraction + ripple * cos(2 * Double.pi * 3 * fraction) - 10 * edge * edge
  }

  /// Applies the faults of the receiver and quantizes to 16 bits.
  func distort(_ values: inout [Float]) {
    let offset = Float(spike * noisePower.squareRoot())
    for sample in 0..<values.count / 2 {
      var gain = 1 + drift.depth * sin(2 * Double.pi * Double(sample) / drift.period + drift.phase)
      for step in steps where sample >= step.sample { gain *= step.gain }
      if silence.contains(sample) { gain = 0 }
      for index in [2 * sample, 2 * sample + 1] {
        let direct = index % 2 == 0 ? offset : offset / 2
        let value = (values[index] + direct) * Float(gain) * 32_768
        values[index] = max(-32_768, min(32_767, value.rounded())) / 32_768
      }
    }
  }

  private static func gaussian(_ count: Int, using random: inout SeededGenerator) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(count + 1)
    while values.count < count {
      let radius = (-2 * log(Double.random(in: 1e-12...1, using: &random))).squareRoot()
      let angle = Double.random(in: 0..<2 * Double.pi, using: &random)
      values.append(Float(radius * cos(angle)))
      values.append(Float(radius * sin(angle)))
    }
    return values
  }
}
