import FoundationEssentials
import Radio

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

  /// Parses `12.5ms`, `0.2s`, `5926MHz`, `868.3 MHz`; `1:02:03`; `#4000` or `4000 samples`; a bare number
  /// is in seconds.
  init(parsing text: String) throws(DestinationError) {
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
    guard let number = Double(compact.dropLast(suffix.count)), number.isFinite else {
      throw .unreadable(text)
    }
    self = make(number)
  }

  /// The place on `capture`, where the tuning is `tuning` Hz above that of its first samples. A time is
  /// rounded to a sample; a frequency is converted to that of the capture's boxes. Throws an error if the
  /// place is outside of the capture.
  func place(on capture: Capture, tuning: Double) throws(DestinationError) -> PlanePlace {
    switch self {
    case .seconds(let seconds):
      guard seconds >= 0 else { throw .beforeStart }
      guard seconds <= capture.duration else { throw .afterEnd(seconds: capture.duration) }
      return .x(min(Int((seconds * capture.sampleRate).rounded()), capture.sampleCount))
    case .sample(let sample):
      guard sample >= 0 else { throw .beforeStart }
      guard sample < capture.sampleCount else { throw .afterSample(capture.sampleCount - 1) }
      return .x(sample)
    case .hertz(let hertz):
      let band = capture.band
      guard band.contains(hertz - tuning) else {
        throw .outsideBand(band.lowerBound + tuning, band.upperBound + tuning)
      }
      return .y(hertz - tuning)
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
