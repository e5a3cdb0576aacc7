import Foundations
import Radio

/// A parameter of the detector that the user can change.
enum DetectorParameter: Int, CaseIterable, Equatable, Sendable {
  case threshold, floor, signalToNoise, duration, bandwidth, pause, confidence, transformSize

  /// How a value is written.
  enum Unit { case decibels, seconds, hertz, share, points }

  var title: String {
    switch self {
    case .threshold: "Threshold"
    case .floor: "Floor"
    case .signalToNoise: "Smallest signal-to-noise ratio"
    case .duration: "Shortest duration"
    case .bandwidth: "Smallest bandwidth"
    case .pause: "Longest pause"
    case .confidence: "Least confidence"
    case .transformSize: "Points of a transform"
    }
  }

  var unit: Unit {
    switch self {
    case .threshold, .floor, .signalToNoise: .decibels
    case .duration, .pause: .seconds
    case .bandwidth: .hertz
    case .confidence: .share
    case .transformSize: .points
    }
  }

  /// The values that the detector accepts. The floor is not above the threshold either.
  var range: ClosedRange<Double> {
    switch self {
    case .threshold: 4...60
    case .floor: 2...60
    case .signalToNoise: 0...60
    case .duration: 0...10
    case .bandwidth: 0...1e9
    case .pause: 0...1
    case .confidence: 0...1
    case .transformSize: 256...65_536
    }
  }

  /// The range in words.
  var rangeText: String {
    let (lowest, highest) = (Self.text(range.lowerBound, unit), Self.text(range.upperBound, unit))
    switch self {
    case .floor: return "\(lowest) to the threshold"
    case .transformSize: return "\(lowest) to \(highest), or automatic"
    case .threshold, .signalToNoise, .duration, .bandwidth, .pause, .confidence:
      return "\(lowest) to \(highest)"
    }
  }

  /// The value in `parameters` in words.
  func text(in parameters: DetectorParameters) -> String {
    value(in: parameters).map { Self.text($0, unit) } ?? "automatic"
  }

  private static func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .decibels: "\(Quantity.short(value, decimals: 2)) dB"
    case .seconds: value == 0 ? "0 s" : Quantity.time(value)
    case .hertz: value == 0 ? "0 Hz" : Quantity.frequency(value, decimals: 3)
    case .share: Quantity.percent(value)
    case .points: Quantity.short(value, decimals: 0)
    }
  }

  // MARK: Values

  /// The value in `parameters`; nil if the detector chooses it.
  func value(in parameters: DetectorParameters) -> Double? {
    switch self {
    case .threshold: parameters.threshold
    case .floor: parameters.floor
    case .signalToNoise: parameters.signalToNoise
    case .duration: parameters.duration
    case .bandwidth: parameters.bandwidth
    case .pause: parameters.pause
    case .confidence: parameters.confidence
    case .transformSize: parameters.transformSize.map(Double.init)
    }
  }

  /// Sets the value in `parameters`; nil, or a number that is out of range, leaves a parameter that the detector cannot
  /// choose as it is.
  func set(_ value: Double?, in parameters: inout DetectorParameters) {
    guard let value else {
      if self == .transformSize { parameters.transformSize = nil }
      return
    }
    switch self {
    case .threshold: parameters.threshold = value
    case .floor: parameters.floor = value
    case .signalToNoise: parameters.signalToNoise = value
    case .duration: parameters.duration = value
    case .bandwidth: parameters.bandwidth = value
    case .pause: parameters.pause = value
    case .confidence: parameters.confidence = value
    case .transformSize: parameters.transformSize = Int(exactly: value) ?? parameters.transformSize
    }
  }

  /// Changes the value in `parameters` by a step, within its range.
  func step(up: Bool, in parameters: inout DetectorParameters) {
    let sign = up ? 1.0 : -1
    switch unit {
    case .decibels: change(by: 0.5 * sign, in: &parameters)
    case .share: change(by: 0.05 * sign, in: &parameters)
    case .seconds, .hertz:
      let value = value(in: parameters) ?? 0
      set(RoundNumbers.next(to: value, up: up, in: range, smallest: smallest), in: &parameters)
    case .points:
      let size = parameters.transformSize ?? (up ? 128 : 0)
      let next = up ? 2 * size : size / 2
      parameters.transformSize =
        range.contains(Double(next)) ? next : up ? parameters.transformSize : nil
    }
    parameters.floor = min(parameters.floor, parameters.threshold)
  }

  private func change(by step: Double, in parameters: inout DetectorParameters) {
    guard let value = value(in: parameters) else { return }
    let highest = self == .floor ? parameters.threshold : range.upperBound
    // Rounded, because a sum of many steps is not exact.
    let sum = ((value + step) * 1e6).rounded() / 1e6
    set(min(max(range.lowerBound, sum), highest), in: &parameters)
  }

  /// The smallest value above 0 that a step leads to.
  private var smallest: Double { unit == .hertz ? 100 : 1e-5 }

  // MARK: Typing

  /// The value that `text` states, with or without its unit; nil if it states none.
  func parse(_ text: String) -> Double? {
    var rest = text.lowercased().filter { !$0.isWhitespace }[...]
    var scale = 1.0
    for (name, factor) in unit.names where rest.hasSuffix(name) {
      (rest, scale) = (rest.dropLast(name.count), factor)
      break
    }
    guard rest.allSatisfy({ $0.isASCII && ($0.isNumber || ".e+-".contains($0)) }),
      let value = Double(rest), (value * scale).isFinite
    else { return nil }
    return unit == .share && scale == 1 && value > 1 ? value / 100 : value * scale
  }
}

extension DetectorParameter.Unit {
  /// The names of the unit and of its multiples, in lowercase, longer ones first, with their factors.
  fileprivate var names: [(String, Double)] {
    switch self {
    case .decibels: [("db", 1)]
    case .seconds: [("ms", 1e-3), ("us", 1e-6), ("µs", 1e-6), ("s", 1)]
    case .hertz: [("khz", 1e3), ("mhz", 1e6), ("hz", 1), ("k", 1e3), ("m", 1e6)]
    case .share: [("%", 0.01)]
    case .points: []
    }
  }
}
