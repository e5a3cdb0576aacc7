/// The command-line arguments after a command's name, split into options and operands.
struct Arguments: Equatable {
  private(set) var operands: [String] = []
  private var values: [CommandOption: String] = [:]

  /// Parses `words`: `--x V`, `--x=V`, and only operands after `--`. If an option is given twice, the
  /// last value counts.
  ///
  /// - Throws: `UsageError` for an option that is not in `options`, or that lacks its value.
  init(_ words: [String], options: [CommandOption]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      if word == "-h" {
        values[.help] = ""
      } else if word.hasPrefix("-") && word != "-" {
        try parse(option: word, rest: &rest, options: options)
      } else {
        operands.append(word)
      }
    }
  }

  private mutating func parse(
    option word: String, rest: inout ArraySlice<String>, options: [CommandOption]
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let known = options.first { "--\($0.name)" == parts[0] }
    guard let option = known else { throw .unknownOption(String(parts[0])) }
    let attached = parts.count > 1 ? String(parts[1]) : nil
    if option.placeholder == nil {
      guard attached == nil else { throw .unexpectedValue(option) }
      values[option] = ""
    } else {
      guard let value = attached ?? rest.popFirst() else { throw .missingValue(option) }
      values[option] = value
    }
  }

  func contains(_ option: CommandOption) -> Bool { values[option] != nil }

  /// The value of `option`; nil if it was not given.
  subscript(option: CommandOption) -> String? { values[option] }

  /// The value of `option` as a finite number; nil if it was not given.
  func number(_ option: CommandOption) throws(UsageError) -> Double? {
    guard let text = self[option] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw .badValue(option, found: text, expected: "a number")
    }
    return number
  }

  /// The value of `option` as a whole number, 0 or more; nil if it was not given.
  func wholeNumber(_ option: CommandOption) throws(UsageError) -> UInt64? {
    guard let text = self[option] else { return nil }
    guard let number = UInt64(text) else {
      throw .badValue(option, found: text, expected: "a whole number, 0 or more")
    }
    return number
  }

  /// The value of `option` in seconds, 0 or more; nil if it was not given.
  func seconds(_ option: CommandOption) throws(UsageError) -> Double? {
    guard let seconds = try number(option) else { return nil }
    guard seconds >= 0 else {
      throw .badValue(option, found: self[option] ?? "", expected: "seconds, 0 or more")
    }
    return seconds
  }

  /// The value of `option` as the length of a sample window in seconds, more than 0; nil if it was not given.
  func windowSeconds(_ option: CommandOption) throws(UsageError) -> Double? {
    guard let seconds = try number(option) else { return nil }
    guard seconds > 0 else {
      throw .badValue(option, found: self[option] ?? "", expected: "seconds, more than 0")
    }
    return seconds
  }

  /// The value of an option that the command requires.
  func required(_ option: CommandOption) throws(UsageError) -> String {
    guard let value = self[option], !value.isEmpty else { throw .missingOption(option) }
    return value
  }

  /// The only operand; messages call it `name`.
  func onlyOperand(_ name: String) throws(UsageError) -> String {
    let operand = try firstOperand(name)
    try allowOperands(1)
    return operand
  }

  /// The first of several operands; messages call it `name`.
  func firstOperand(_ name: String) throws(UsageError) -> String {
    guard let operand = operands.first, !operand.isEmpty else { throw .missingOperand(name) }
    return operand
  }

  /// Throws `UsageError.unexpectedOperand` if there are more than `count` operands.
  func allowOperands(_ count: Int) throws(UsageError) {
    if operands.count > count { throw .unexpectedOperand(operands[count]) }
  }
}
