/// The parameters of the built-in detector. The defaults suit most captures.
package struct DetectorParameters: Sendable, Equatable {
  /// The points of a transform, a power of two from 256 to 65,536; nil chooses bins of about 2 kHz.
  package var transformSize: Int?
  /// How far a signal must rise above the noise somewhere, in dB, 4...60.
  package var threshold = 7.4
  /// How far every part of a signal rises above the noise, in dB, 2...`threshold`.
  package var floor = 5.0
  /// The smallest ratio of signal to noise in the band of a signal, in dB, 0...60.
  package var signalToNoise = 5.0
  /// The shortest signal in seconds, 0...10.
  package var duration = 0.9e-3
  /// The narrowest signal in Hz, 0...1e9.
  package var bandwidth = 0.0
  /// The longest pause within a signal in seconds, 0...1. Slow keying may have pauses of 40 divided by its bandwidth.
  package var pause = 1.3e-3
  /// The least confidence of a signal, 0...1.
  package var confidence = 0.0

  /// The defaults.
  package init() {}

  /// Throws `DetectionError` for a value outside of its range.
  package func check() throws(DetectionError) {
    if let size = transformSize, size.nonzeroBitCount != 1 || !(256...65_536).contains(size) {
      throw .badTransformSize(size)
    }
    try Self.check(threshold, 4...60, "threshold")
    try Self.check(floor, 2...threshold, "floor")
    try Self.check(signalToNoise, 0...60, "smallest signal-to-noise ratio")
    try Self.check(duration, 0...10, "shortest duration")
    try Self.check(bandwidth, 0...1e9, "smallest bandwidth")
    try Self.check(pause, 0...1, "longest pause")
    try Self.check(confidence, 0...1, "least confidence")
  }

  private static func check(
    _ value: Double, _ range: ClosedRange<Double>, _ name: String
  ) throws(DetectionError) {
    guard range.contains(value) else { throw .badParameter(name: name, value: value, range: range) }
  }
}
