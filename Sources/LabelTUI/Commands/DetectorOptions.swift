import Radio

/// Options for the parameters of the detector, which come before those of the config file.
struct DetectorOptions {
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

  private let values: [(WritableKeyPath<DetectorParameters, Double> & Sendable, Double)]
  private let transformSize: Int?

  /// Parses the options out of `arguments`. The detector checks their ranges.
  init(_ arguments: Arguments) throws(UsageError) {
    let all: [(WritableKeyPath<DetectorParameters, Double> & Sendable, CommandOption)] = [
      (\.threshold, Self.threshold), (\.floor, Self.floor), (\.signalToNoise, Self.snr),
      (\.duration, Self.shortest), (\.bandwidth, Self.narrowest), (\.pause, Self.pause),
      (\.confidence, Self.confidence),
    ]
    var values: [(WritableKeyPath<DetectorParameters, Double> & Sendable, Double)] = []
    for (parameter, option) in all {
      if let value = try arguments.number(option) { values.append((parameter, value)) }
    }
    self.values = values
    transformSize = try arguments[Self.transform].map { text throws(UsageError) in
      guard let size = Int(text) else {
        throw .badValue(Self.transform, found: text, expected: "a whole number")
      }
      return size
    }
  }

  /// `parameters` with those that options set.
  func applied(to parameters: DetectorParameters) -> DetectorParameters {
    var changed = parameters
    for (parameter, value) in values { changed[keyPath: parameter] = value }
    changed.transformSize = transformSize ?? changed.transformSize
    return changed
  }
}
