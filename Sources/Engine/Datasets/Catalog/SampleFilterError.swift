import Foundations

/// Why a text is not a filter of samples. Each names the word.
package enum SampleFilterError: Error, Equatable {
  case unknownWord(String)
  case unknownField(word: String)
  case missingValue(word: String)
  case badVerdict(String, word: String)
  case badKind(String, word: String)
  case badConfidence(String, word: String)
  case badDays(String, word: String)
  case openQuote(word: String)
}

extension SampleFilterError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownWord(let word):
      "\(Self.shown(word)): is not a verdict, nor a condition such as class:video (conditions: "
        + "\(SampleFilter.Field.names))"
    case .unknownField(let word):
      "\(Self.shown(word)): unknown condition; write \(SampleFilter.Field.names)"
    case .missingValue(let word): "\(Self.shown(word)): lacks a value after the colon"
    case .badVerdict(let value, let word):
      "\(Self.shown(word)): \(Self.shown(value)) is not a verdict: write \(Self.verdicts)"
    case .badKind(let value, let word):
      "\(Self.shown(word)): \(Self.shown(value)) is not a kind: write signal or picture"
    case .badConfidence(let value, let word):
      "\(Self.shown(word)): \(Self.shown(value)) is not a range of confidences: write <0.5, >=0.9 or 0.2..0.5"
    case .badDays(let value, let word):
      "\(Self.shown(word)): \(Self.shown(value)) is not a day or a range of days: write 2026-11-01 or "
        + "2026-11-01..2026-11-21"
    case .openQuote(let word): "\(Self.shown(word)): lacks the quote at its end"
    }
  }

  private static var verdicts: String {
    ReviewStatus.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func shown(_ text: String) -> String { VisibleText.of(String(text.prefix(60))) }
}
