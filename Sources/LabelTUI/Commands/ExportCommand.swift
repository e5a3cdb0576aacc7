import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui export`: writes the samples of a dataset in formats of other programs.
struct ExportCommand: Subcommand {
  private static let formatNames = ExportFormat.allCases.map(\.rawValue)

  private static let formats = CommandOption(
    "format", "F[,F...]",
    summary: "formats: \(formatNames.joined(separator: ", ")) (curated)")
  private static let output = CommandOption(
    "output", "DIR", summary: "new folder for the export (a new version in DATASET/exports)")
  private static let name = CommandOption(
    "name", "NAME", summary: "name of the version (\(ExportVersions.defaultName))")
  private static let force = CommandOption(
    "force", summary: "make a new version even if nothing has changed")
  private static let negatives = CommandOption(
    "negatives", summary: "include samples without boxes (the default)")
  private static let split = CommandOption(
    "split", "NAME|PATH",
    summary: "use a split that prepare has stored: v1, or the path of its file")
  private static let captures = CommandOption(
    "captures", "DIR", summary: "folder with the captures, whose samples a sigmf export includes")
  private static let withGold = CommandOption(
    "with-gold", summary: "include samples of gold captures, see labeltui gold make")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "export",
    operands:
      "DATASET [--format F[,F...]] [--filter F] [--output DIR | --name NAME [--force]]"
      + " [--split NAME|PATH] [--no-negatives] [--skip-damaged] [--json]",
    summary: "Export the reviewed samples of a dataset for training and for other programs.",
    options: [formats, output, name, force] + SampleFilterOptions.all
      + [
        negatives, ExportOptions.noNegatives, withGold, split, captures, ExportOptions.skipDamaged,
        json,
      ])

  private let dataset: URL
  private let request: ExportRequest
  private let split: StoredSplitPlace?
  private let target: ExportTarget
  private let skipsDamaged: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    request = try Self.request(arguments)
    split = arguments[Self.split].map(StoredSplitPlace.init)
    target = try ExportOptions.target(
      Self.output, arguments,
      orVersion: .version(
        name: arguments[Self.name] ?? ExportVersions.defaultName,
        isForced: arguments.contains(Self.force)))
    skipsDamaged = arguments.contains(ExportOptions.skipDamaged)
    asJSON = arguments.contains(Self.json)
  }

  private static func request(_ arguments: Arguments) throws(UsageError) -> ExportRequest {
    if arguments[split]?.isEmpty == true { throw .missingValue(split) }
    let formats = try ExportOptions.formats(
      formats, arguments,
      allowed: arguments[split] == nil ? ExportFormat.allCases : ExportFormat.splitting,
      standard: .curated)
    var request = ExportRequest(formats, filter: try SampleFilterOptions.parse(arguments))
    request.includesNegatives = !arguments.contains(ExportOptions.noNegatives)
    request.includesGold = arguments.contains(Self.withGold)
    if let folder = arguments[captures] {
      guard !folder.isEmpty else { throw .missingValue(captures) }
      request.captures = URL(filePath: folder)
    }
    return request
  }

  func run() throws {
    let dataset = try DatasetArgument.dataset(dataset)
    var progress = ProgressLine("export")
    defer { progress.end() }
    var request = request
    let sides = try split.map { place in
      try DatasetSplit(stored: place, of: dataset, splitRequest) { progress.show(0.3 * $0) }
    }
    request.splits = sides
    let start = sides == nil ? 0 : 0.3
    let report = try DatasetExport(of: dataset, request).run(to: target) { share in
      progress.show(start + (1 - start) * share)
      return true
    }
    progress.end()
    for warning in report.leftOut { StandardError.writeLine("labeltui: \(warning)") }
    if let sides, let note = Self.note(sides) { StandardError.writeLine("labeltui: note: \(note)") }
    for note in report.notes { StandardError.writeLine("labeltui: note: \(note)") }
    if asJSON {
      try StandardOutput.write(json: ExportOutput(report, request))
    } else {
      try StandardOutput.write(ExportText(report).text)
    }
    if !skipsDamaged, !report.leftOut.isEmpty {
      throw IncompleteExport(leftOut: report.leftOut.count)
    }
  }

  /// The samples that are exported, as a split selects them.
  private var splitRequest: DatasetSplit.Request {
    var selection = DatasetSplit.Request()
    selection.filter = request.filter
    selection.includesNegatives = request.includesNegatives
    return selection
  }

  /// Says how many samples the split does not have; nil if it has all.
  private static func note(_ split: DatasetSplit) -> String? {
    let count = split.report.leftOut.count
    guard count > 0 else { return nil }
    return "\(Quantity.count(count, "sample")) \(count == 1 ? "is" : "are") on no side of "
      + "\(VisibleText.of(split.path)) and not exported; prepare extends a split"
  }
}
