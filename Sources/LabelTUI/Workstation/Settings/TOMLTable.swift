import Foundations
import Libraries

/// A table of the config file, read key by key.
struct TOMLTable {
  /// A line of the file that cannot be used.
  struct Failure: Error {
    let line: Int
    let problem: SettingsError.Problem
  }

  let line: Int
  let members: [TOMLMember]

  /// The table `value`, which messages call `key`.
  init(_ value: TOMLValue, key: String) throws(Failure) {
    guard case .table(let members) = value.content else {
      throw Failure(line: value.line, problem: .wrongType(key, expected: "a table: [\(key)]"))
    }
    (line, self.members) = (value.line, members)
  }

  subscript(key: String) -> TOMLValue? { members.first { $0.key == key }?.value }

  /// Throws an error for a key that is not in `known`.
  func check(_ known: [String]) throws(Failure) {
    for member in members where !known.contains(member.key) {
      throw Failure(
        line: member.value.line, problem: .unknownKey(member.key, known: known))
    }
  }

  func string(_ key: String) throws(Failure) -> String? {
    guard let value = self[key] else { return nil }
    guard case .string(let text) = value.content else {
      throw Failure(line: value.line, problem: .wrongType(key, expected: "a text in quotes"))
    }
    return text
  }

  /// The text of `key` that is not empty.
  func nonEmptyString(_ key: String) throws(Failure) -> String? {
    guard let text = try string(key) else { return nil }
    guard !text.isEmpty else { throw bad(key, found: "empty", expected: "a text") }
    return text
  }

  func boolean(_ key: String) throws(Failure) -> Bool? {
    guard let value = self[key] else { return nil }
    guard case .boolean(let yes) = value.content else {
      throw Failure(line: value.line, problem: .wrongType(key, expected: "true or false"))
    }
    return yes
  }

  /// The number of `key`, which must be in `range`.
  func number(_ key: String, in range: ClosedRange<Double>) throws(Failure) -> Double? {
    guard let value = self[key] else { return nil }
    let number: Double
    switch value.content {
    case .integer(let whole): number = Double(whole)
    case .number(let any): number = any
    case .string, .boolean, .time, .array, .table:
      throw Failure(line: value.line, problem: .wrongType(key, expected: "a number"))
    }
    guard range.contains(number) else {
      throw bad(
        key, found: "\(number)",
        expected: "from \(Quantity.short(range.lowerBound, decimals: 6)) to "
          + Quantity.short(range.upperBound, decimals: 6))
    }
    return number
  }

  /// The value of `key` among `choices`, by their names.
  func choice<Choice>(_ key: String, _ choices: [(name: String, value: Choice)]) throws(Failure)
    -> Choice?
  {
    guard let text = try string(key) else { return nil }
    guard let found = choices.first(where: { $0.name == text }) else {
      throw bad(
        key, found: text, expected: "one of \(choices.map(\.name).joined(separator: ", "))")
    }
    return found.value
  }

  /// The texts of `key`, which is a text or a list of texts.
  func strings(_ key: String) throws(Failure) -> [String]? {
    guard let value = self[key] else { return nil }
    return try Self.strings(value, key: key)
  }

  static func strings(_ value: TOMLValue, key: String) throws(Failure) -> [String] {
    if case .string(let text) = value.content { return [text] }
    guard case .array(let values) = value.content else { throw notTexts(key, value.line) }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value.content else { throw notTexts(key, value.line) }
      texts.append(text)
    }
    return texts
  }

  /// The failure of the value of `key`.
  func bad(_ key: String, found: String, expected: String) -> Failure {
    Failure(
      line: self[key]?.line ?? line, problem: .badValue(key, found: found, expected: expected))
  }

  private static func notTexts(_ key: String, _ line: Int) -> Failure {
    Failure(line: line, problem: .wrongType(key, expected: "a text in quotes, or a list of them"))
  }
}
