import Engine
import FoundationEssentials

/// What `labeltui info` says of a capture.
struct CaptureReport: Encodable {
  let capture: Capture

  private enum CodingKeys: String, CodingKey {
    case format, path, samples, latitude, longitude, warnings
    case sampleRate = "sample_rate_hz"
    case centerFrequency = "center_freq_hz"
    case bandwidth = "bandwidth_hz"
    case duration = "duration_sec"
    case startTime = "start_time"
    case signalName = "signal_name"
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(capture.container, forKey: .format)
    try fields.encode(capture.url.path, forKey: .path)
    try fields.encode(finite(capture.sampleRate), forKey: .sampleRate)
    try fields.encode(finite(capture.centerFrequency), forKey: .centerFrequency)
    try fields.encode(finite(capture.bandwidth), forKey: .bandwidth)
    try fields.encode(capture.sampleCount, forKey: .samples)
    try fields.encode(finite(capture.duration), forKey: .duration)
    try fields.encode(finite(capture.startTime), forKey: .startTime)
    try fields.encode(capture.signalName, forKey: .signalName)
    try fields.encode(finite(capture.latitude), forKey: .latitude)
    try fields.encode(finite(capture.longitude), forKey: .longitude)
    try fields.encode(capture.warnings, forKey: .warnings)
  }

  /// JSON has no number for NaN and infinity: nil, which is written as null.
  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  /// The same for people: a line each, aligned, with units.
  var text: String {
    let band = capture.band
    let rows = [
      ("format", capture.container.rawValue.uppercased()),
      ("signal name", capture.signalName),
      ("center", Quantity.frequency(capture.centerFrequency)),
      (
        "band",
        "\(Quantity.frequency(band.lowerBound)) to \(Quantity.frequency(band.upperBound))"
      ),
      ("sample rate", Quantity.sampleRate(capture.sampleRate)),
      ("bandwidth", Quantity.frequency(capture.bandwidth)),
      ("samples", String(capture.sampleCount)),
      ("duration", Quantity.duration(capture.duration)),
      ("start", startText),
      ("position", positionText),
    ]
    let table = CommandSyntax.table(
      rows.map { ($0, VisibleText.of($1.isEmpty ? "(none)" : $1)) })
    let warnings = capture.warnings.map { "  warning: \(VisibleText.of($0))\n" }.joined()
    return "\(VisibleText.of(capture.url.path))\n\(table)\(warnings)"
  }

  private var startText: String {
    let seconds = capture.startTime
    // From 1970 to the end of the year 9999.
    guard seconds.isFinite, (1..<253_402_300_800).contains(seconds) else { return "unknown" }
    return Date(timeIntervalSince1970: seconds)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private var positionText: String {
    let (latitude, longitude) = (capture.latitude, capture.longitude)
    guard latitude.isFinite, longitude.isFinite, latitude != 0 || longitude != 0 else {
      return "unknown"
    }
    return "\(Quantity.short(latitude, decimals: 6))°, \(Quantity.short(longitude, decimals: 6))°"
  }
}
