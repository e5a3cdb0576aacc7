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
    guard case .array(let values) = value.content, values.count <= mostDetectors else {
      throw Failure(
        line: value.line,
        problem: .wrongType(
          "detectors", expected: "at most \(mostDetectors) tables: [[detectors]]"))
    }
    var entries: [DetectorEntry] = []
    for value in values {
      let entry = try detectorEntry(TOMLTable(value, key: "detectors"))
      guard !entries.contains(where: { $0.name == entry.name }) else {
        throw Failure(
          line: value.line,
          problem: .badValue("name", found: entry.name, expected: "a name used once"))
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
    let (command, server) = (try table.strings("command"), try table.nonEmptyString("server"))
    let source: DetectorEntry.Source
    switch (command, server) {
    case (let words?, nil):
      guard words.first?.isEmpty == false else {
        throw table.bad("command", found: "empty", expected: "a program with its arguments")
      }
      source = .command(words)
    case (nil, let address?):
      guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
        throw table.bad("server", found: address, expected: "an address with http:// or https://")
      }
      source = .server(address)
    case (nil, nil), (.some, .some):
      throw Failure(line: table.line, problem: .missingKey("either command or server"))
    }
    var entry = DetectorEntry(name: name, source: source)
    entry.timeout = try table.number("timeout", in: 1...86_400) ?? entry.timeout
    return entry
  }
}
