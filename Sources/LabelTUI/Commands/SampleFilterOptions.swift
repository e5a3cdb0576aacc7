import Datasets
import Labels

/// The options by which commands select samples of a dataset.
enum SampleFilterOptions {
  private static let verdicts = ReviewStatus.allCases.map(\.rawValue)
  private static let kinds = SampleFilter.Kind.allCases.map(\.rawValue)

  private static let filter = CommandOption(
    "filter", "F",
    summary: "samples by review: all, or a list of \(verdicts.joined(separator: ", ")) (good)")
  private static let classes = CommandOption(
    "class", "NAME[,NAME...]", summary: "only samples of these classes")
  private static let sources = CommandOption(
    "source", "NAME[,NAME...]", summary: "only samples with a box from these sources")
  private static let confidence = CommandOption(
    "confidence", "LOW..HIGH", summary: "only samples with a box of a confidence in this range")
  private static let captures = CommandOption(
    "capture", "NAME[,NAME...]", summary: "only samples of these captures or picture sources")
  private static let kind = CommandOption(
    "kind", kinds.joined(separator: "|"), summary: "only samples of captures, or only pictures")
  private static let reviewers = CommandOption(
    "reviewer", "NAME[,NAME...]", summary: "only samples that these people reviewed")
  private static let days = CommandOption(
    "days", "DAY..DAY", summary: "only samples saved on these days, such as 2026-11-01..2026-11-21")

  static let all = [
    filter, classes, sources, confidence, captures, kind, reviewers, days,
  ]

  /// The filter that `arguments` describe; without `--filter`, of good samples.
  static func parse(_ arguments: Arguments) throws(UsageError) -> SampleFilter {
    var result = SampleFilter()
    result.verdicts = try verdicts(arguments)
    result.classes = list(classes, arguments)
    result.sources = Set(list(sources, arguments).map(BoxSource.init))
    result.captures = list(captures, arguments)
    result.reviewers = list(reviewers, arguments)
    for name in list(kind, arguments) {
      guard let kind = SampleFilter.Kind(rawValue: name) else {
        throw .badValue(Self.kind, found: name, expected: kinds.joined(separator: " or "))
      }
      result.kinds.insert(kind)
    }
    result.confidence = try confidenceRange(arguments)
    result.days = try dayRange(arguments)
    return result
  }

  private static func verdicts(_ arguments: Arguments) throws(UsageError) -> Set<ReviewStatus> {
    guard let text = arguments[filter] else { return [.good] }
    guard text != "all" else { return [] }
    var found: Set<ReviewStatus> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let verdict = ReviewStatus(rawValue: String(name)) else {
        throw .badValue(
          filter, found: text, expected: "all, or some of " + verdicts.joined(separator: ", "))
      }
      found.insert(verdict)
    }
    return found
  }

  private static func list(_ option: CommandOption, _ arguments: Arguments) -> Set<String> {
    Set((arguments[option] ?? "").split(separator: ",").map(String.init))
  }

  /// The two parts of `LOW..HIGH`; nil if the option was not given.
  private static func bounds(
    _ option: CommandOption, _ arguments: Arguments
  ) throws(UsageError) -> (String, String)? {
    guard let text = arguments[option] else { return nil }
    let parts = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw .badValue(option, found: text, expected: option.placeholder ?? "")
    }
    return (parts[0], parts[1])
  }

  private static func confidenceRange(
    _ arguments: Arguments
  ) throws(UsageError) -> ClosedRange<Double>? {
    guard let (low, high) = try bounds(confidence, arguments) else { return nil }
    guard let low = Double(low.isEmpty ? "0" : low), let high = Double(high.isEmpty ? "1" : high),
      0 <= low, low <= high, high <= 1
    else {
      throw .badValue(
        confidence, found: arguments[confidence] ?? "", expected: "two numbers, such as 0.5..1")
    }
    return low...high
  }

  private static func dayRange(_ arguments: Arguments) throws(UsageError) -> ClosedRange<String>? {
    guard let (first, last) = try bounds(days, arguments) else { return nil }
    guard isDay(first), isDay(last), first <= last else {
      throw .badValue(
        days, found: arguments[days] ?? "",
        expected: "two days, such as 2026-11-01..2026-11-21")
    }
    return first...last
  }

  /// Whether `text` has the form of a day.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2]
      && parts.joined().utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
