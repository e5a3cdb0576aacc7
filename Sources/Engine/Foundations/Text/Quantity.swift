/// Formats numbers with units.
package enum Quantity {
  /// `value` with exactly `decimals` digits after the decimal point; values that are not finite as
  /// words.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value * scale).rounded()
    guard scaled.isFinite, scaled.magnitude < 9e15 else { return value.description }
    let digits = String(Int(scaled.magnitude))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// The number of decimals that distinguishes values `step` apart; 3 to 9.
  package static func decimals(toTell step: Double) -> Int {
    var (decimals, unit) = (3, 1e-3)
    while decimals < 9, unit > step {
      decimals += 1
      unit /= 10
    }
    return decimals
  }

  /// `value` with at most `decimals` digits after the decimal point, without trailing zeros.
  package static func short(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    guard text.contains("."), !text.contains("e") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }
    return String(trimmed.drop { $0 == "." }.reversed())
  }

  /// A count with its noun: `1 box`, `2 boxes`. Give `plural` if it is not `noun` with an s.
  package static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
  }

  /// A frequency: `5925 MHz`, `868.3 MHz`.
  package static func frequency(_ hertz: Double, decimals: Int = 6) -> String {
    scaled(hertz, [(1e6, "MHz"), (1e3, "kHz"), (1, "Hz")], decimals: decimals)
  }

  /// A sample rate: `10 MS/s`.
  package static func sampleRate(_ hertz: Double, decimals: Int = 6) -> String {
    scaled(hertz, [(1e6, "MS/s"), (1e3, "kS/s"), (1, "S/s")], decimals: decimals)
  }

  /// A time or a duration: `50 ms`, `1.25 s`.
  package static func time(_ seconds: Double, decimals: Int = 3) -> String {
    scaled(seconds, [(1, "s"), (1e-3, "ms"), (1e-6, "µs")], decimals: decimals)
  }

  /// A share of 0...1: `87 %`.
  package static func percent(_ share: Double) -> String {
    "\(fixed(100 * share, decimals: 0)) %"
  }

  /// A size on disk: `1.6 GB`.
  package static func bytes(_ count: Int) -> String {
    guard count != 0 else { return "0 bytes" }
    let units = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "bytes")]
    return scaled(Double(count), units, decimals: 1)
  }

  /// The duration of a recording: `50 ms`, `12.3 s`, `3:07:05`.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 60, seconds < 1e12 else { return time(seconds) }
    let whole = Int(seconds.rounded())
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let tail = "\(twoDigits(minutes)):\(twoDigits(rest))"
    return hours > 0 ? "\(hours):\(tail)" : "\(minutes):\(twoDigits(rest))"
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// `value` in the largest of `units` (largest first) that is not larger than it.
  private static func scaled(
    _ value: Double, _ units: [(Double, String)], decimals: Int
  ) -> String {
    let unit = units.first { value.magnitude >= $0.0 } ?? (value == 0 ? units[0] : units.last!)
    return "\(short(value / unit.0, decimals: decimals)) \(unit.1)"
  }
}
