extension Quantity {
  /// Parses a sample rate as people write it: `2M`, `2e6`, `2 MS/s`, `250k`, `2.4 Msps`. The result
  /// is in Hz; nil if `text` is not a rate above 0.
  package static func parseSampleRate(_ text: String) -> Double? {
    var rest = text.lowercased().filter { !$0.isWhitespace && $0 != "_" }[...]
    for unit in ["samples/s", "s/s", "sps", "hz", "s"] where rest.hasSuffix(unit) {
      rest = rest.dropLast(unit.count)
      break
    }
    var scale = 1.0
    for (prefix, factor) in [("k", 1e3), ("m", 1e6), ("g", 1e9)] where rest.hasSuffix(prefix) {
      rest = rest.dropLast()
      scale = factor
      break
    }
    // Double also accepts nan, inf and hexadecimal numbers.
    guard rest.allSatisfy({ $0.isASCII && ($0.isNumber || ".e+-".contains($0)) }),
      let value = Double(rest), value > 0, (value * scale).isFinite
    else { return nil }
    return value * scale
  }

  /// Parses a share: `0.8`, `80 %` or `80`; nil if `text` is not a number from 0 to 1, or to 100 %.
  package static func parseShare(_ text: String) -> Double? {
    var rest = text.filter { !$0.isWhitespace }[...]
    let isPercent = rest.hasSuffix("%")
    if isPercent { rest = rest.dropLast() }
    guard rest.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let value = Double(rest)
    else { return nil }
    let share = isPercent || value > 1 ? value / 100 : value
    return share <= 1 ? share : nil
  }
}
