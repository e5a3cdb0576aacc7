import Radio

/// Options for the parameters of the detector.
enum DetectorOptions {
  private static let threshold = CommandOption(
    "threshold", "DB",
    summary: "how far a signal must rise above the noise somewhere, 4 to 60 (7.4)")
  private static let floor = CommandOption(
    "floor", "DB",
    summary: "how far every part of a signal rises above the noise, 2 to the threshold (5)")
  private static let snr = CommandOption(
    "snr", "DB", summary: "smallest signal-to-noise ratio in the band of a signal, 0 to 60 (5)")
  private static let shortest = CommandOption(
    "shortest", "SEC", summary: "shortest signal, 0 to 10 (0.0009)")
  private static let narrowest = CommandOption(
    "narrowest", "HZ", summary: "narrowest signal, 0 to 1e9 (0)")
  private static let pause = CommandOption(
    "pause", "SEC", summary: "longest pause within a signal, 0 to 1 (0.0013)")
  private static let confidence = CommandOption(
    "confidence", "C", summary: "least confidence of a signal, 0 to 1 (0)")
  private static let transform = CommandOption(
    "transform", "N",
    summary: "points of a transform, a power of two from 256 to 65536 (for bins of about 2 kHz)")

  /// The options.
  static let all = [threshold, floor, snr, shortest, narrowest, pause, confidence, transform]

  /// Parses the parameters out of `arguments`. The detector checks their ranges.
  static func parameters(_ arguments: Arguments) throws(UsageError) -> DetectorParameters {
    var parameters = DetectorParameters()
    parameters.threshold = try arguments.number(threshold) ?? parameters.threshold
    parameters.floor = try arguments.number(floor) ?? parameters.floor
    parameters.signalToNoise = try arguments.number(snr) ?? parameters.signalToNoise
    parameters.duration = try arguments.number(shortest) ?? parameters.duration
    parameters.bandwidth = try arguments.number(narrowest) ?? parameters.bandwidth
    parameters.pause = try arguments.number(pause) ?? parameters.pause
    parameters.confidence = try arguments.number(confidence) ?? parameters.confidence
    if let text = arguments[transform] {
      guard let size = Int(text) else {
        throw .badValue(transform, found: text, expected: "a whole number")
      }
      parameters.transformSize = size
    }
    return parameters
  }
}
