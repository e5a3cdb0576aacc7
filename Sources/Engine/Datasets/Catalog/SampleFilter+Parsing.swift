import Foundations
import Labels

/// Filters as text, in the workstation and on the command line:
/// `class:video verdict:unreviewed conf:<0.5 days:2026-11-01..2026-11-21 capture:x.rfcap by:anna`.
extension SampleFilter {
  /// The names of conditions before their colon.
  package enum Field: String, Sendable, CaseIterable {
    case verdict, `class`, source, conf, by, days, capture, kind

    /// All names, for messages.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  /// Parses conditions between spaces. Several values of a condition are separated by commas; quotes
  /// hold values with spaces and commas together. A verdict or a kind needs no field. No text is the filter
  /// that selects every sample. Throws `SampleFilterError`.
  package init(parsing text: String) throws(SampleFilterError) {
    self.init()
    for word in try Self.words(of: text) { try add(word) }
  }

  /// The filter as text that parses to it, in a fixed order; empty if it selects every sample.
  package var text: String {
    var words: [String] = []
    func add(_ field: Field, _ values: [String]) {
      guard !values.isEmpty else { return }
      words.append("\(field.rawValue):" + values.map(Self.quoted).joined(separator: ","))
    }
    add(.kind, kinds.map(\.rawValue).sorted())
    add(.class, classes.sorted())
    add(.verdict, ReviewStatus.allCases.filter(verdicts.contains).map(\.rawValue))
    add(.source, sources.map(\.rawValue).sorted())
    if let confidence { words.append("conf:\(Self.text(of: confidence))") }
    if let days {
      let isOne = days.lowerBound == days.upperBound
      words.append("days:" + (isOne ? days.lowerBound : "\(days.lowerBound)..\(days.upperBound)"))
    }
    add(.capture, captures.sorted())
    add(.by, reviewers.sorted())
    return words.joined(separator: " ")
  }

  /// A word of a filter: its text as it was typed, and its values without quotes.
  private struct Word {
    var text: String
    var field: String?
    var values: [String]
  }

  private static func words(of text: String) throws(SampleFilterError) -> [Word] {
    var words: [Word] = []
    var word: Word?
    var isQuoted = false
    for character in text {
      if !isQuoted, character.isWhitespace {
        if let ended = word { words.append(ended) }
        word = nil
        continue
      }
      var current = word ?? Word(text: "", field: nil, values: [""])
      current.text.append(character)
      switch character {
      case "\"": isQuoted.toggle()
      case ":" where !isQuoted && current.field == nil:
        current.field = current.values[0]
        current.values = [""]
      case "," where !isQuoted: current.values.append("")
      default: current.values[current.values.count - 1].append(character)
      }
      word = current
    }
    if isQuoted { throw .openQuote(word: word?.text ?? "") }
    return words + (word.map { [$0] } ?? [])
  }

  private static func quoted(_ value: String) -> String {
    value.contains { $0.isWhitespace || $0 == "," || $0 == ":" } ? "\"\(value)\"" : value
  }

  private mutating func add(_ word: Word) throws(SampleFilterError) {
    guard let name = word.field else { return try addPlain(word) }
    guard let field = Field(rawValue: name) else { throw .unknownField(word: word.text) }
    if word.values.contains("") { throw .missingValue(word: word.text) }
    switch field {
    case .verdict:
      for value in word.values {
        guard let verdict = ReviewStatus(rawValue: value) else {
          throw .badVerdict(value, word: word.text)
        }
        verdicts.insert(verdict)
      }
    case .kind:
      for value in word.values {
        guard let kind = Kind(rawValue: value) else { throw .badKind(value, word: word.text) }
        kinds.insert(kind)
      }
    case .class: classes.formUnion(word.values)
    case .source: sources.formUnion(word.values.map(BoxSource.init))
    case .by: reviewers.formUnion(word.values)
    case .capture: captures.formUnion(word.values)
    case .conf: confidence = try Self.confidence(word)
    case .days: days = try Self.days(word)
    }
  }

  /// Adds a word without a field: verdicts or kinds.
  private mutating func addPlain(_ word: Word) throws(SampleFilterError) {
    for value in word.values {
      if let verdict = ReviewStatus(rawValue: value) {
        verdicts.insert(verdict)
      } else if let kind = Kind(rawValue: value) {
        kinds.insert(kind)
      } else {
        throw .unknownWord(word.text)
      }
    }
  }

  private static func confidence(_ word: Word) throws(SampleFilterError) -> ClosedRange<Double> {
    let text = word.values.joined(separator: ",")
    func number(_ digits: some StringProtocol) throws(SampleFilterError) -> Double {
      guard let value = Double(String(digits)), (0...1).contains(value) else {
        throw .badConfidence(text, word: word.text)
      }
      return value
    }
    if text.hasPrefix("<=") { return 0...(try number(text.dropFirst(2))) }
    if text.hasPrefix(">=") { return (try number(text.dropFirst(2)))...1 }
    if text.hasPrefix("<") { return 0...max(0, try number(text.dropFirst()).nextDown) }
    if text.hasPrefix(">") { return min(1, try number(text.dropFirst()).nextUp)...1 }
    guard let (first, last) = Self.bounds(text) else {
      let value = try number(text)
      return value...value
    }
    let isOpen = last.hasPrefix("<")
    let (lower, end) = (try number(first), try number(last.dropFirst(isOpen ? 1 : 0)))
    let upper = isOpen ? end.nextDown : end
    guard lower <= upper else { throw .badConfidence(text, word: word.text) }
    return lower...upper
  }

  /// The range as text; the numbers just below or above a short one are written by the short one.
  private static func text(of range: ClosedRange<Double>) -> String {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    func short(_ value: Double) -> String {
      value == value.rounded() ? "\(Int(value))" : "\(value)"
    }
    let isBelow = upper < 1 && short(upper.nextUp).count < short(upper).count
    if lower == 0, upper < 1 { return isBelow ? "<\(short(upper.nextUp))" : "<=\(short(upper))" }
    if upper == 1 {
      let isAbove = lower > 0 && short(lower.nextDown).count < short(lower).count
      return isAbove ? ">\(short(lower.nextDown))" : ">=\(short(lower))"
    }
    if lower == upper { return short(lower) }
    return isBelow ? "\(short(lower))..<\(short(upper.nextUp))" : "\(short(lower))..\(short(upper))"
  }

  private static func days(_ word: Word) throws(SampleFilterError) -> ClosedRange<String> {
    let text = word.values.joined(separator: ",")
    let (first, last) = bounds(text) ?? (text, text)
    guard isDay(first), isDay(last), first <= last else { throw .badDays(text, word: word.text) }
    return first...last
  }

  /// The texts before and after `..`; nil if there is none.
  private static func bounds(_ text: String) -> (String, String)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    return (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { part in
      part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    guard numbers.count == 3 else { return false }
    return (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }
}
