import Generation
import Libraries

/// The tables of architectures.
extension SettingsParser {
  /// The largest number of architectures.
  private static let mostArchitectures = 200

  /// The architectures of the user.
  static func architectures(_ value: TOMLValue) throws(Failure) -> [Architecture] {
    try entries(
      value, of: "architectures", most: mostArchitectures, id: ("id", \.id), parse: architecture)
  }

  private static func architecture(_ table: TOMLTable) throws(Failure) -> Architecture {
    try table.check([
      "id", "name", "data-type", "max-receivers", "sequence-length", "description",
    ])
    guard let id = try table.nonEmptyString("id") else {
      throw Failure(line: table.line, problem: .missingKey("id"))
    }
    let inputs = Architecture.Input.allCases.map { (name: $0.rawValue, value: $0) }
    guard let input = try table.choice("data-type", inputs) else {
      throw Failure(line: table.line, problem: .missingKey("data-type"))
    }
    return Architecture(
      id: id, name: try table.nonEmptyString("name") ?? id, input: input,
      mostReceivers: try limit("max-receivers", table),
      sequenceLength: try limit("sequence-length", table),
      details: try table.string("description") ?? "")
  }

  private static func limit(_ key: String, _ table: TOMLTable) throws(Failure) -> Int? {
    guard let value = table[key] else { return nil }
    guard case .integer(let number) = value.content,
      (1...Architecture.largestLimit).contains(number)
    else {
      throw Failure(
        line: value.line,
        problem: .wrongType(
          key, expected: "a whole number from 1 to \(Architecture.largestLimit)"))
    }
    return number
  }
}
