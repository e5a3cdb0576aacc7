import Datasets
import FoundationEssentials
import Foundations

/// `labeltui browse`: lists samples.
struct BrowseCommand: Subcommand {
  private static let standardLimit = 20
  private static let orders = SampleOrder.allCases.map(\.rawValue)

  private static let limit = CommandOption(
    "limit", "N", summary: "at most N samples (\(standardLimit))")
  private static let skip = CommandOption("skip", "N", summary: "without the first N samples")
  private static let order = CommandOption(
    "order", "O", summary: "one of \(orders.joined(separator: ", ")) (key)")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "browse", operands: "DATASET [FILTER ...] [--limit N] [--order O] [--json]",
    summary:
      "List samples. FILTER is as in the workstation: class:video verdict:good conf:<0.5 by:anna.",
    options: [limit, skip, order, json])

  private struct Report: Encodable {
    struct Sample: Encodable {
      var id: String
      var classes: [String]
      var source: String?
      var boxes: Int
      var confidence: Double?
      var verdict: String
      var revision: Int
      var updatedAt: String?

      private enum CodingKeys: String, CodingKey {
        case id, classes, source, boxes, confidence, verdict, revision
        case updatedAt = "updated_at"
      }
    }

    var count: Int
    var samples: [Sample]
  }

  private let dataset: URL
  private let filter: SampleFilter
  private let order: SampleOrder
  private let limit: Int
  private let skip: Int
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.firstOperand(DatasetArgument.name))
    filter = try FilterOperands.parse(arguments.operands.dropFirst())
    let name = arguments[Self.order] ?? SampleOrder.key.rawValue
    guard let order = SampleOrder(rawValue: name) else {
      throw .badValue(
        Self.order, found: name, expected: "one of " + Self.orders.joined(separator: ", "))
    }
    self.order = order
    limit = try Self.count(Self.limit, arguments) ?? Self.standardLimit
    skip = try Self.count(Self.skip, arguments) ?? 0
    asJSON = arguments.contains(Self.json)
  }

  private static func count(
    _ option: CommandOption, _ arguments: Arguments
  ) throws(UsageError) -> Int? {
    guard let text = arguments[option] else { return nil }
    guard let count = Int(text), count >= 0 else {
      throw .badValue(option, found: text, expected: "a whole number, 0 or more")
    }
    return count
  }

  func run() throws {
    let open = try DatasetArgument.dataset(dataset)
    let rows = try open.samples(matching: filter, order: order, limit: limit, offset: skip)
    let count = try open.count(matching: filter)
    if asJSON {
      try StandardOutput.write(json: Report(count: count, samples: rows.map(Self.sample)))
      return
    }
    let lines = rows.map(Self.cells)
    let heads = ["ID", "VERDICT", "BOXES", "CONF", "REV", "CLASSES", "SOURCE"]
    try StandardOutput.write(TextTable(heads: heads, rows: lines).text)
    if rows.count < count {
      try StandardOutput.write("\(rows.count) of \(Quantity.count(count, "sample"))\n")
    }
  }

  private static func cells(_ row: SampleRow) -> [String] {
    [
      row.key.description, row.verdict.rawValue, "\(row.boxCount)",
      row.leastConfidence.map { Quantity.fixed($0, decimals: 2) } ?? "", "\(row.revision)",
      row.classes.joined(separator: ","), row.source ?? "",
    ]
  }

  private static func sample(_ row: SampleRow) -> Report.Sample {
    Report.Sample(
      id: row.key.description, classes: row.classes, source: row.source, boxes: row.boxCount,
      confidence: row.leastConfidence, verdict: row.verdict.rawValue, revision: row.revision,
      updatedAt: row.updatedAt)
  }
}
