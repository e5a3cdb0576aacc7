import Foundations

/// A command line that means nothing.
enum UsageError: Error, Equatable {
  case unknownOption(String)
  case missingValue(CommandOption)
  case unwantedValue(CommandOption)
  case missingOption(CommandOption)
  case missingOperand(String)
  case unwantedOperand(String)
  case badValue(CommandOption, found: String, expected: String)
  case unfinishedCommand(String, candidates: [String])
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownOption(let word): "there is no option \(VisibleText.of(word))"
    case .missingValue(let option): "--\(option.name) needs a value: \(option.usage)"
    case .unwantedValue(let option): "--\(option.name) takes no value"
    case .missingOption(let option): "give \(option.usage)"
    case .missingOperand(let name): "give \(name)"
    case .unwantedOperand(let word): "\(VisibleText.of(word)) is one argument too many"
    case .badValue(let option, let found, let expected):
      "--\(option.name) is \(found.isEmpty ? "empty" : VisibleText.of(found)), "
        + "it must be \(expected)"
    case .unfinishedCommand(let word, let candidates):
      "\(word) what? Say \(candidates.joined(separator: " or "))"
    }
  }
}
