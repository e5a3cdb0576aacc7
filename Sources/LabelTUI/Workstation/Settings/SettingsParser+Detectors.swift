import Libraries
import Radio

/// The tables of detectors.
extension SettingsParser {
  /// The parameters of the built-in detector, with the names of the options of `labeltui detect`.
  static func detector(_ table: TOMLTable) throws(Failure) -> DetectorParameters {
    try table.check([
      "threshold", "floor", "snr", "shortest", "narrowest", "pause", "confidence", "transform",
    ])
    var parameters = DetectorParameters()
    parameters.threshold = try table.number("threshold", in: 4...60) ?? parameters.threshold
    parameters.floor =
      try table.number("floor", in: 2...max(2, parameters.threshold)) ?? parameters.floor
    parameters.signalToNoise = try table.number("snr", in: 0...60) ?? parameters.signalToNoise
    parameters.duration = try table.number("shortest", in: 0...10) ?? parameters.duration
    parameters.bandwidth = try table.number("narrowest", in: 0...1e9) ?? parameters.bandwidth
    parameters.pause = try table.number("pause", in: 0...1) ?? parameters.pause
    parameters.confidence = try table.number("confidence", in: 0...1) ?? parameters.confidence
    parameters.transformSize = try table.number("transform", in: 256...65_536).map { Int($0) }
    do {
      try parameters.check()
    } catch {
      throw Failure(
        line: table.line, problem: .wrongType("[detector]", expected: "valid: \(error)"))
    }
    return parameters
  }

  /// The largest number of detectors.
  private static let mostDetectors = 50

  /// The user's own detectors.
  static func detectors(_ value: TOMLValue) throws(Failure) -> [DetectorEntry] {
    try entries(
      value, of: "detectors", most: mostDetectors, id: ("name", \.name), parse: detectorEntry)
  }

  /// The entries in the tables of `value`, the list `key`: at most `most`, each with another id.
  static func entries<Entry>(
    _ value: TOMLValue, of key: String, most: Int, id: (key: String, of: (Entry) -> String),
    parse: (TOMLTable) throws(Failure) -> Entry
  ) throws(Failure) -> [Entry] {
    guard case .array(let values) = value.content, values.count <= most else {
      throw Failure(
        line: value.line,
        problem: .wrongType(key, expected: "at most \(most) tables: [[\(key)]]"))
    }
    var entries: [Entry] = []
    var known = Set<String>()
    for value in values {
      let entry = try parse(TOMLTable(value, key: key))
      guard known.insert(id.of(entry)).inserted else {
        throw Failure(
          line: value.line,
          problem: .badValue(
            id.key, found: id.of(entry), expected: "used once"))
      }
      entries.append(entry)
    }
    return entries
  }

  private static func detectorEntry(_ table: TOMLTable) throws(Failure) -> DetectorEntry {
    try table.check(["name", "command", "server", "timeout"])
    guard let name = try table.nonEmptyString("name") else {
      throw Failure(line: table.line, problem: .missingKey("name"))
    }
    let seconds = try table.number("timeout", in: 1...86_400) ?? DetectorLimits.usualSeconds
    switch (try table.nonEmptyString("command"), try table.nonEmptyString("server")) {
    case (let line?, nil):
      return DetectorEntry(name: name, source: .command(DetectorCommand(line, seconds: seconds)))
    case (nil, let address?):
      guard let server = try? DetectorServer(address, seconds: seconds) else {
        throw table.bad("server", found: address, expected: "an address with http:// or https://")
      }
      return DetectorEntry(name: name, source: .server(server))
    case (nil, nil), (.some, .some):
      throw Failure(line: table.line, problem: .missingKey("either command or server"))
    }
  }
}
