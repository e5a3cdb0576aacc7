import FoundationEssentials
import Foundations
import Radio

/// The description of a capture that `labeltui info` prints.
struct CaptureReport: Encodable {
  let facts: CaptureFacts

  private enum CodingKeys: String, CodingKey {
    case format, datatype, path, samples, latitude, longitude, warnings
    case sampleRate = "sample_rate_hz"
    case centerFrequency = "center_freq_hz"
    case bandwidth = "bandwidth_hz"
    case duration = "duration_sec"
    case startTime = "start_time"
    case signalName = "signal_name"
  }

  private static let rateUnknown = "sample rate unknown; give --rate"

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(facts.container, forKey: .format)
    try fields.encode(facts.layout.format, forKey: .datatype)
    try fields.encode(facts.url.path, forKey: .path)
    try fields.encode(finite(facts.sampleRate), forKey: .sampleRate)
    try fields.encode(finite(facts.centerFrequency), forKey: .centerFrequency)
    try fields.encode(finite(facts.bandwidth), forKey: .bandwidth)
    try fields.encode(facts.layout.sampleCount, forKey: .samples)
    try fields.encode(finite(facts.duration), forKey: .duration)
    try fields.encode(finite(facts.startTime), forKey: .startTime)
    try fields.encode(facts.signalName, forKey: .signalName)
    try fields.encode(finite(facts.latitude), forKey: .latitude)
    try fields.encode(finite(facts.longitude), forKey: .longitude)
    try fields.encode(warnings, forKey: .warnings)
  }

  /// `value`, or nil if it is NaN or infinite: JSON has no such numbers, so they are written as null.
  private func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  private var warnings: [String] {
    facts.warnings + (facts.sampleRate == nil ? [Self.rateUnknown] : [])
  }

  /// The description as text: one aligned line per fact, with units.
  var text: String {
    let layout = facts.layout
    var rows = [
      ("format", facts.container.name),
      ("datatype", layout.format.rawValue),
      ("signal name", facts.signalName ?? ""),
      ("center", facts.centerFrequency.map { Quantity.frequency($0) } ?? "unknown"),
      ("band", bandText),
      ("sample rate", facts.sampleRate.map { Quantity.sampleRate($0) } ?? "unknown; give --rate"),
      ("bandwidth", facts.bandwidth.map { Quantity.frequency($0) } ?? "unknown"),
      ("samples", String(layout.sampleCount)),
      ("duration", facts.duration.map { Quantity.duration($0) } ?? "unknown"),
      ("start", startText),
      ("position", positionText),
    ]
    if layout.channelCount > 1 {
      rows.insert(("channel", "\(layout.channel + 1) of \(layout.channelCount)"), at: 2)
    }
    let table = CommandSyntax.table(
      rows.map { ($0, VisibleText.of($1.isEmpty ? "(none)" : $1)) })
    let warnings = facts.warnings.map { "  warning: \(VisibleText.of($0))\n" }.joined()
    return "\(VisibleText.of(facts.url.path))\n\(table)\(warnings)"
  }

  private var bandText: String {
    guard let band = (try? Capture(facts))?.band else { return "unknown" }
    let (lower, upper) = (band.lowerBound, band.upperBound)
    return "\(Quantity.frequency(lower)) to \(Quantity.frequency(upper))"
      + (facts.centerFrequency == nil ? ", baseband" : "")
  }

  private var startText: String {
    // Dates from 1970 to the end of the year 9999.
    guard let seconds = facts.startTime, seconds.isFinite, (1..<253_402_300_800).contains(seconds)
    else { return "unknown" }
    return Date(timeIntervalSince1970: seconds)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private var positionText: String {
    guard let latitude = facts.latitude, let longitude = facts.longitude, latitude.isFinite,
      longitude.isFinite, latitude != 0 || longitude != 0
    else { return "unknown" }
    return "\(Quantity.short(latitude, decimals: 6))°, \(Quantity.short(longitude, decimals: 6))°"
  }
}
