import Datasets
import FoundationEssentials
import Foundations
import Glibc
import Libraries

/// `labeltui query`: asks the catalog of a dataset.
struct QueryCommand: Subcommand {
  private static let standardTimeout = 60.0

  private static let csv = CommandOption("csv", summary: "print CSV (RFC 4180)")
  private static let json = CommandOption("json", summary: "print JSON")
  private static let timeout = CommandOption(
    "timeout", "SEC", summary: "end a query that takes longer (60)")

  static let syntax = CommandSyntax(
    name: "query", operands: "DATASET NAME|SQL [VALUE] [--csv|--json]",
    summary:
      "Ask the catalog: by the name of a query, or by one SQL statement that reads. Names: "
      + NamedQuery.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ") + ".",
    options: [csv, json, timeout])

  private let dataset: URL
  private let sql: String
  private let format: QueryOutput.Format
  private let timeout: Double

  init(_ arguments: Arguments) throws(UsageError) {
    let operands = arguments.operands
    dataset = URL(filePath: try arguments.firstOperand(DatasetArgument.name))
    guard operands.count > 1, !operands[1].isEmpty else {
      throw .missingOperand("the NAME of a query, or SQL")
    }
    if let query = NamedQuery(rawValue: operands[1]) {
      switch query.value {
      case .none: try arguments.allowOperands(2)
      case .optional: try arguments.allowOperands(3)
      case .required:
        guard operands.count > 2 else { throw .missingOperand("VALUE (\(query.summary))") }
        try arguments.allowOperands(3)
      }
      sql = query.sql(operands.dropFirst(2).first)
    } else {
      try arguments.allowOperands(2)
      sql = ForeignSQL.translated(operands[1])
    }
    format = arguments.contains(Self.csv) ? .csv : arguments.contains(Self.json) ? .json : .table
    timeout = try arguments.seconds(Self.timeout) ?? Self.standardTimeout
  }

  func run() throws {
    let store = try DatasetArgument.dataset(dataset).signals
    let end = ContinuousClock.now + .seconds(timeout)
    let output = QueryOutput(format, isTerminal: isatty(STDOUT_FILENO) == 1)
    try store.catalog.query(
      sql, shouldContinue: { ContinuousClock.now < end },
      columns: { output.start($0) },
      row: { row in output.add((0..<row.columnCount).map { row.value($0) }) })
    try output.finish()
  }
}
