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
  private static let captures = CommandOption(
    "captures", "DIR", summary: "folder with the captures, whose samples a sigmf export includes")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "export",
    operands:
      "DATASET [--format F[,F...]] [--filter F] [--output DIR | --name NAME [--force]]"
      + " [--no-negatives] [--skip-damaged] [--json]",
    summary: "Export the reviewed samples of a dataset for training and for other programs.",
    options: [formats, output, name, force] + SampleFilterOptions.all
      + [negatives, ExportOptions.noNegatives, captures, ExportOptions.skipDamaged, json])

  private let dataset: URL
  private let request: ExportRequest
  private let target: ExportTarget
  private let skipsDamaged: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    request = try Self.request(arguments)
    target = try ExportOptions.target(
      Self.output, arguments,
      orVersion: .version(
        name: arguments[Self.name] ?? ExportVersions.defaultName,
        isForced: arguments.contains(Self.force)))
    skipsDamaged = arguments.contains(ExportOptions.skipDamaged)
    asJSON = arguments.contains(Self.json)
  }

  private static func request(_ arguments: Arguments) throws(UsageError) -> ExportRequest {
    let formats = try ExportOptions.formats(
      formats, arguments, allowed: ExportFormat.allCases, standard: .curated)
    var request = ExportRequest(formats, filter: try SampleFilterOptions.parse(arguments))
    request.includesNegatives = !arguments.contains(ExportOptions.noNegatives)
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
    let export = DatasetExport(of: dataset, request)
    let report = try export.run(to: target) { share in
      progress.show(share)
      return true
    }
    progress.end()
    for warning in report.leftOut { StandardError.writeLine("labeltui: \(warning)") }
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
}
