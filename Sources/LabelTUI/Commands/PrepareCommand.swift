import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui prepare`: splits a dataset into train, val and test, and exports it.
struct PrepareCommand: Subcommand {
  private static let exportName = "prepared"
  private static let formatNames = ExportFormat.splitting.map(\.rawValue)

  private static let formats = CommandOption(
    "format", "F[,F...]", summary: "formats: \(formatNames.joined(separator: ", ")) (yolo)")
  private static let output = CommandOption(
    "output", "DIR",
    summary: "new folder for the export (a new version in DATASET/exports/\(exportName)-N)")
  private static let split = CommandOption(
    "split", "R", summary: "shares of train, val and test (0.7,0.2,0.1)")
  private static let seed = CommandOption("seed", "N", summary: "random seed (42)")
  private static let near = CommandOption(
    "near", "BITS",
    summary: "keep pictures together that differ in at most BITS of 64 bits, 0 to 16 (4)")
  private static let new = CommandOption(
    "new", summary: "make another split instead of using the stored one")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "prepare",
    operands: "DATASET [--format F[,F...]] [--split R] [--seed N] [--new] [--filter F]"
      + " [--output DIR] [--json]",
    summary:
      "Split a dataset into train, val and test, keep related samples together, and export it.",
    options: [formats, output, split, seed, near, new] + SampleFilterOptions.all
      + [ExportOptions.noNegatives, ExportOptions.skipDamaged, json])

  private let dataset: URL
  private let request: DatasetSplit.Request
  private let export: ExportRequest
  private let target: ExportTarget
  private let skipsDamaged: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    request = try Self.request(arguments)
    var export = ExportRequest(
      try ExportOptions.formats(
        Self.formats, arguments, allowed: ExportFormat.splitting, standard: .yolo),
      filter: request.filter)
    export.includesNegatives = !arguments.contains(ExportOptions.noNegatives)
    export.yoloLayout = .bySplit
    self.export = export
    target = try ExportOptions.target(
      Self.output, arguments, orVersion: .version(name: Self.exportName, isForced: false))
    skipsDamaged = arguments.contains(ExportOptions.skipDamaged)
    asJSON = arguments.contains(Self.json)
  }

  private static func request(_ arguments: Arguments) throws(UsageError) -> DatasetSplit.Request {
    var request = DatasetSplit.Request()
    request.filter = try SampleFilterOptions.parse(arguments)
    request.includesNegatives = !arguments.contains(ExportOptions.noNegatives)
    request.isNew = arguments.contains(new)
    if let text = arguments[split] {
      guard let ratios = try? SplitRatios(text) else {
        throw .badValue(
          split, found: text, expected: "shares with the sum 1, such as 0.7,0.2,0.1")
      }
      request.ratios = ratios
    }
    request.seed = try arguments.wholeNumber(seed) ?? request.seed
    if let text = arguments[near] {
      guard let bits = Int(text), SplitPlan.Settings.distances.contains(bits) else {
        throw .badValue(near, found: text, expected: "a whole number, 0 to 16")
      }
      request.distance = bits
    }
    return request
  }

  func run() throws {
    let dataset = try DatasetArgument.dataset(dataset)
    var progress = ProgressLine("prepare")
    defer { progress.end() }
    let split = try DatasetSplit(of: dataset, request) { progress.show(0.3 * $0) }
    var export = export
    export.splits = split
    let report = try DatasetExport(of: dataset, export).run(to: target) { share in
      progress.show(0.3 + 0.7 * share)
      return true
    }
    progress.end()
    for warning in report.leftOut { StandardError.writeLine("labeltui: \(warning)") }
    for note in report.notes { StandardError.writeLine("labeltui: note: \(note)") }
    if asJSON {
      try StandardOutput.write(json: Output(split: split, export: report, request: export))
    } else {
      try StandardOutput.write(SplitText(split).text + ExportText(report).text)
    }
    if !skipsDamaged, !report.leftOut.isEmpty {
      throw IncompleteExport(leftOut: report.leftOut.count)
    }
  }

  /// What `--json` prints.
  private struct Output: Encodable {
    let split: DatasetSplit
    let export: ExportReport
    let request: ExportRequest

    private enum CodingKeys: String, CodingKey { case split, report, export }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(Settings(split), forKey: .split)
      try container.encode(split.report, forKey: .report)
      try container.encode(ExportOutput(export, request), forKey: .export)
    }
  }

  /// The stored split in `--json`.
  private struct Settings: Encodable {
    let name: String
    let path: String
    let seed: UInt64
    let ratios: SplitRatios
    let distance: Int
    let groups: Int

    private enum CodingKeys: String, CodingKey {
      case name, path, seed, ratios
      case distance = "near_duplicate_distance"
      case groups
    }

    init(_ split: DatasetSplit) {
      name = split.name
      path = split.path
      seed = split.plan.settings.seed
      ratios = split.plan.settings.ratios
      distance = split.plan.settings.distance
      groups = split.plan.groups.count
    }
  }
}
