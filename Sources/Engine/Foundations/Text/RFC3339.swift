import FoundationEssentials

/// Times as SigMF writes them: RFC 3339 with `Z`.
package enum RFC3339 {
  /// Seconds since 1970; nil if `text` is not such a time.
  package static func seconds(_ text: String) -> Double? {
    for hasFraction in [true, false] {
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction)
      if let date = try? style.parse(text) { return date.timeIntervalSince1970 }
    }
    return nil
  }

  /// The text for `seconds` since 1970, to the microsecond; nil like `text`.
  package static func exactText(_ seconds: Double) -> String? {
    let microseconds = ((seconds - seconds.rounded(.down)) * 1e6).rounded()
    guard microseconds < 1e6 else { return text(seconds.rounded()) }
    guard let whole = text(seconds.rounded(.down)), let dot = whole.firstIndex(of: ".") else {
      return nil
    }
    let digits = String(Int(microseconds))
    return whole[...dot] + String(repeating: "0", count: 6 - digits.count) + digits + "Z"
  }

  /// The text for `seconds` since 1970; nil for 0 ("unknown") and for times outside of the
  /// calendar.
  package static func text(_ seconds: Double) -> String? {
    // The end of the year 9999.
    guard seconds.isFinite, seconds > 0, seconds < 253_402_300_800 else { return nil }
    return Date(timeIntervalSince1970: seconds)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
