import Engine
import FoundationEssentials

/// A time, a sample or a frequency that the user typed.
enum Destination: Equatable {
  case seconds(Double)
  /// Counted from 0.
  case sample(Int)
  case hertz(Double)

  private static let units: [(String, @Sendable (Double) -> Destination)] = [
    ("ghz", { .hertz($0 * 1e9) }), ("mhz", { .hertz($0 * 1e6) }), ("khz", { .hertz($0 * 1e3) }),
    ("hz", { .hertz($0) }), ("ms", { .seconds($0 / 1e3) }), ("us", { .seconds($0 / 1e6) }),
    ("µs", { .seconds($0 / 1e6) }), ("s", { .seconds($0) }),
  ]

  /// Reads `12.5ms`, `0.2s`, `5926MHz`, `868.3 MHz`; `1:02:03`; `#4000` or `4000 samples`; a bare number
  /// is in seconds.
  init?(_ text: String) {
    let compact = text.lowercased().filter { !$0.isWhitespace }
    if let seconds = Self.clock(compact) {
      self = .seconds(seconds)
      return
    }
    if let sample = Self.sample(compact) {
      self = .sample(sample)
      return
    }
    let (suffix, make) =
      Self.units.first { compact.hasSuffix($0.0) } ?? ("", { .seconds($0) })
    guard let number = Double(compact.dropLast(suffix.count)), number.isFinite else { return nil }
    self = make(number)
  }

  /// What is to be said when it lies outside of `capture`, at whose edge one then ends up; frequencies
  /// are those of the band that lies `tuning` Hz above the first one.
  func limit(of capture: Capture, tuning: Double) -> String? {
    switch self {
    case .seconds(let seconds) where seconds > capture.duration:
      return "The capture ends at \(Quantity.duration(capture.duration))."
    case .sample(let sample) where sample >= capture.sampleCount:
      return "The capture ends with sample \(capture.sampleCount - 1)."
    case .seconds(..<0), .sample(..<0):
      return "There is nothing before the capture's start."
    case .hertz(let hertz) where !capture.band.contains(hertz - tuning):
      let (low, high) = (capture.band.lowerBound + tuning, capture.band.upperBound + tuning)
      return "The band goes from \(Quantity.frequency(low)) to \(Quantity.frequency(high))."
    default: return nil
    }
  }

  private static func sample(_ text: String) -> Int? {
    if text.hasPrefix("#") { return Int(text.dropFirst()) }
    for suffix in ["samples", "sample"] where text.hasSuffix(suffix) {
      return Int(text.dropLast(suffix.count))
    }
    return nil
  }

  /// Seconds of `1:02:03` or `2:03.5`.
  private static func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let value = Double(part), value >= 0, value.isFinite else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }
}
