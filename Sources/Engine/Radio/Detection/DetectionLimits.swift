import Glibc

/// The parameters of the detector in frames, bins and multiples of the noise.
struct DetectionLimits: Sendable, Equatable {
  /// The level that a signal must reach somewhere.
  let threshold: Float
  /// The level of every part of a signal.
  let floor: Float
  /// The smallest ratio of signal to noise in dB.
  let signalToNoise: Double
  /// The fewest frames of a signal.
  let frames: Int
  /// The fewest bins of a signal.
  let bins: Double
  /// The least excess of a signal times the square root of its area in cells.
  var significance = SignalFilter.significance
  private let pause: Int

  /// The time in frames of a pause in slow keying, times the width in bins.
  private static let keying = 40.0
  /// The longest pause in slow keying in frames.
  private static let longestKeying = 18

  /// The limits for transforms of `bins` points, `hop` samples apart.
  init(_ parameters: DetectorParameters, sampleRate: Double, hop: Int, bins: Int) {
    threshold = Float(pow(10, parameters.threshold / 10))
    floor = Float(pow(10, parameters.floor / 10))
    signalToNoise = parameters.signalToNoise
    let framesPerSecond = sampleRate / Double(hop)
    frames = max(3, Self.whole(parameters.duration * framesPerSecond))
    self.bins = parameters.bandwidth / sampleRate * Double(bins)
    pause = Self.whole(parameters.pause * framesPerSecond)
  }

  private static func whole(_ value: Double) -> Int { Int(min(1e9, value.rounded(.up))) }

  /// The longest pause in frames within a signal of `width` bins.
  func longestPause(width: Double) -> Int {
    max(max(5, pause - 1), min(Self.longestKeying, Int(Self.keying / max(1, width))))
  }
}
