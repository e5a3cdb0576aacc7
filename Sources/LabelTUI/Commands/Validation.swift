import Datasets
import FoundationEssentials
import Foundations
import Labels

/// A review by prompts and lines of input.
struct Validation {
  private let dataset: Dataset
  private let rows: [SampleRow]
  private let reviewer: String?
  private let isBlind: Bool
  private let asJSON: Bool
  private var index = 0
  private var steps: [Step] = []
  /// The samples that could not be read.
  private var unreadable: Set<Int> = []

  /// A verdict that can be taken back: the place of its sample, and the reviewer's verdict before it.
  private struct Step {
    var index: Int
    var revision: Int
    var before: Review?
    var status: ReviewStatus
  }

  /// What a line of input asks for.
  private enum Answer {
    case verdict(ReviewStatus, notes: String?)
    case undo, quit, help
    case unknown(String)
  }

  private static let prompt = "g good, b bad, s skip, f flag, u undo, q quit, ? help: "
  private static let help = """
    g           the sample is good
    b [REASON]  the sample is bad; asks for the reason if it is not given
    s           skip the sample
    f           flag it: another person should look
    u           take the last verdict back
    q           quit; the end of the input does the same

    """

  init(
    dataset: Dataset, rows: [SampleRow], reviewer: String?, isBlind: Bool, asJSON: Bool
  ) {
    self.dataset = dataset
    self.rows = rows
    self.reviewer = reviewer
    self.isBlind = isBlind
    self.asJSON = asJSON
  }

  /// Goes through the samples until the input ends or asks to quit. Throws if a sample could not be read: a script must not
  /// take it as reviewed.
  mutating func run(reading input: consuming LineReader) throws {
    var input = input
    try show(
      rows.isEmpty
        ? "No sample to review.\n" : "\(Quantity.count(rows.count, "sample")) to review.\n")
    samples: while rows.indices.contains(index) {
      guard let content = try content() else {
        index += 1
        continue
      }
      try show(text(of: content))
      while true {
        try show(Self.prompt)
        guard let line = try Self.line(&input) else { break samples }
        switch Self.answer(line) {
        case .quit: break samples
        case .help: try show(Self.help)
        case .unknown(let text): try show("\(VisibleText.of(text)) is not an answer.\n")
        case .undo:
          if try takeBack() { continue samples }
        case .verdict(let status, let notes):
          var notes = notes
          if status == .bad, notes == nil {
            try show("What is wrong? ")
            guard let typed = try Self.line(&input) else { break samples }
            notes = typed
          }
          try give(status, notes: notes ?? "", on: content)
          continue samples
        }
      }
    }
    try show(closing)
    guard unreadable.isEmpty else {
      throw CommandFailure(
        about: dataset.folder,
        "\(Quantity.count(unreadable.count, "sample")) could not be read and reviewed (see above)")
    }
  }

  // MARK: Verdicts

  private mutating func give(
    _ status: ReviewStatus, notes: String, on content: SampleContent
  ) throws {
    let before = try dataset.reviews(of: content.key).first { review in
      review.reviewer == reviewer && review.status != .unreviewed
        && review.counts(forRevision: content.revision)
    }
    let review = try dataset.review(
      content.key, status, notes: notes, reviewer: reviewer, revision: content.revision,
      boxes: content.boxes.map(ReviewedBox.init))
    steps.append(
      Step(index: index, revision: content.revision, before: before, status: status))
    index += 1
    try report(review)
  }

  /// Takes the last verdict back and returns to its sample; false if there is none.
  private mutating func takeBack() throws -> Bool {
    guard let step = steps.popLast() else {
      try show("No verdict to take back.\n")
      return false
    }
    let review = try dataset.review(
      rows[step.index].key, step.before?.status ?? .unreviewed, notes: step.before?.notes ?? "",
      reviewer: reviewer, revision: step.revision, boxes: step.before?.boxes)
    index = step.index
    try report(review)
    return true
  }

  private func report(_ review: Review) throws {
    guard asJSON else { return }
    let json = try OrderedJSONEncoder(.compact).encode(review)
    try StandardOutput.write(
      StandardOutput.escaping(String(decoding: json, as: UTF8.self)) + "\n")
  }

  // MARK: Texts

  /// The current sample; nil if it cannot be read, which is reported.
  private mutating func content() throws -> SampleContent? {
    do {
      return try dataset.content(of: rows[index].key)
    } catch {
      unreadable.insert(index)
      StandardError.writeLine("labeltui: \(error)")
      return nil
    }
  }

  private func text(of content: SampleContent) throws -> String {
    var lines = ["\n\(content.key)  (\(index + 1) of \(rows.count))"]
    func add(_ name: String, _ value: String) {
      lines.append("  \(name)\(String(repeating: " ", count: max(1, 9 - name.count)))\(value)")
    }
    switch content.origin {
    case .capture(let origin):
      let place = origin.timeOffset.map { " at \(Quantity.time($0))" } ?? ""
      add("capture", (origin.capture.map(VisibleText.of) ?? "unknown") + place)
    case .picture(let origin):
      if let source = origin.source { add("source", VisibleText.of(source)) }
    }
    add("image", VisibleText.of(try dataset.imageURL(of: content.key).path))
    add("size", "\(content.width) x \(content.height)")
    add("revision", "\(content.revision)")
    add("boxes", "\(content.boxes.count)")
    for box in content.boxes { lines.append("    " + Self.text(of: box)) }
    for review in try reviews(of: content) {
      let who =
        review.reviewer == reviewer ? "you" : review.reviewer.map(VisibleText.of) ?? "someone"
      let notes = review.notes.isEmpty ? "" : " (\(VisibleText.of(review.notes)))"
      add("review", "\(who): \(review.status.rawValue)\(notes)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func reviews(of content: SampleContent) throws -> [Review] {
    try dataset.reviews(of: content.key).reversed().filter { review in
      review.status != .unreviewed && review.counts(forRevision: content.revision)
        && (!isBlind || review.reviewer == reviewer)
    }
  }

  private static func text(of box: ContentBox) -> String {
    func number(_ value: Double) -> String { Quantity.fixed(value, decimals: 0) }
    var text =
      "\(VisibleText.of(box.className))  x \(number(box.x))  y \(number(box.y))  "
      + "\(number(box.width)) x \(number(box.height))  \(VisibleText.of(box.source.rawValue))"
    if let confidence = box.confidence {
      text += "  confidence \(Quantity.fixed(confidence, decimals: 2))"
    }
    return text + (box.verified ? "" : "  not verified")
  }

  private var closing: String {
    let parts = [
      (ReviewStatus.good, "good"), (.bad, "bad"), (.skip, "skipped"), (.flag, "flagged"),
    ]
    .map { status, name in (steps.count { $0.status == status }, name) }.filter { $0.0 > 0 }
    .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "\nReviewed \(Quantity.count(steps.count, "sample"))"
      + (parts.isEmpty ? ".\n" : ": \(parts).\n")
  }

  /// Shows `text` to the person; with JSON, on standard error.
  private func show(_ text: String) throws {
    if asJSON { StandardError.write(text) } else { try StandardOutput.write(text) }
  }

  // MARK: Input

  /// The next line of input as text; nil at its end. A line that is too long is an unknown answer.
  private static func line(_ input: inout LineReader) throws -> String? {
    switch try input.next() {
    case nil: nil
    case .tooLong?: "(a line that is too long)"
    case .line(let data)?: String(decoding: data, as: UTF8.self)
    }
  }

  private static func answer(_ line: String) -> Answer {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let rest = words.count > 1 ? words[1] : nil
    switch words.first {
    case "g"? where rest == nil: return .verdict(.good, notes: "")
    case "b"?: return .verdict(.bad, notes: rest)
    case "s"? where rest == nil: return .verdict(.skip, notes: "")
    case "f"? where rest == nil: return .verdict(.flag, notes: "")
    case "u"? where rest == nil: return .undo
    case "q"? where rest == nil: return .quit
    case "?"?: return .help
    case nil: return .help
    default: return .unknown(String(line.prefix(60)))
    }
  }
}
