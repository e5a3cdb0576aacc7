import Foundations

/// An invalid command line.
enum UsageError: Error, Equatable {
  case unknownOption(String)
  case missingValue(CommandOption)
  case unexpectedValue(CommandOption)
  case missingOption(CommandOption)
  case missingOperand(String)
  case unexpectedOperand(String)
  case badValue(CommandOption, found: String, expected: String)
  /// A filter of samples that cannot be understood; the sentence names the word.
  case badFilter(String)
  case missingSubcommand(String, candidates: [String])
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownOption(let word): "unknown option: \(VisibleText.of(word))"
    case .missingValue(let option): "--\(option.name) needs a value: \(option.usage)"
    case .unexpectedValue(let option): "--\(option.name) takes no value"
    case .missingOption(let option): "missing option: \(option.usage)"
    case .missingOperand(let name): "missing argument: \(name)"
    case .unexpectedOperand(let word): "unexpected argument: \(VisibleText.of(word))"
    case .badValue(let option, let found, let expected):
      "--\(option.name) is \(found.isEmpty ? "empty" : VisibleText.of(found)), "
        + "but must be \(expected)"
    case .badFilter(let sentence): sentence
    case .missingSubcommand(let word, let candidates):
      "\(word) needs a subcommand: \(candidates.joined(separator: " or "))"
    }
  }
}
