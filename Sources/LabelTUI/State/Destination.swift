import FoundationEssentials

/// A time or a frequency that the user typed.
enum Destination: Equatable {
  case seconds(Double)
  case hertz(Double)

  private static let units: [(String, @Sendable (Double) -> Destination)] = [
    ("ghz", { .hertz($0 * 1e9) }), ("mhz", { .hertz($0 * 1e6) }), ("khz", { .hertz($0 * 1e3) }),
    ("hz", { .hertz($0) }), ("ms", { .seconds($0 / 1e3) }), ("us", { .seconds($0 / 1e6) }),
    ("µs", { .seconds($0 / 1e6) }), ("s", { .seconds($0) }),
  ]

  /// Reads `12.5ms`, `0.2s`, `5926MHz`, `868.3 MHz`; a bare number is in seconds.
  init?(_ text: String) {
    let compact = text.lowercased().filter { !$0.isWhitespace }
    let (suffix, make) =
      Self.units.first { compact.hasSuffix($0.0) } ?? ("", { .seconds($0) })
    guard let number = Double(compact.dropLast(suffix.count)), number.isFinite else { return nil }
    self = make(number)
  }
}
