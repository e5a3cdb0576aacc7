import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui export`: writes a curated dataset of reviewed samples.
struct ExportCommand: Subcommand {
  private static let filters = ExportFilter.allCases.map(\.rawValue)

  private static let output = CommandOption(
    "output", "DIR", summary: "new folder for the curated dataset")
  private static let filter = CommandOption(
    "filter", "F",
    summary: "samples to export, by review: \(filters.joined(separator: ", ")) (good)")

  private static let skipDamaged = CommandOption(
    "skip-damaged", summary: "exit with 0 even if damaged samples or reviews were skipped")

  static let syntax = CommandSyntax(
    name: "export",
    operands:
      "DATASET --output DIR [--filter \(filters.joined(separator: "|"))] [--skip-damaged]",
    summary: "Export the reviewed samples of a dataset as a curated dataset with COCO annotations.",
    options: [output, filter, skipDamaged])

  private let dataset: URL
  private let folder: URL
  private let filter: ExportFilter
  private let skipsDamaged: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand("the folder of a DATASET"))
    folder = URL(filePath: try arguments.required(Self.output))
    let name = arguments[Self.filter] ?? ExportFilter.good.rawValue
    guard let filter = ExportFilter(rawValue: name) else {
      throw .badValue(
        Self.filter, found: name, expected: "one of " + Self.filters.joined(separator: ", "))
    }
    self.filter = filter
    skipsDamaged = arguments.contains(Self.skipDamaged)
  }

  func run() throws {
    let store = try DatasetArgument.store(dataset)
    var progress = ProgressLine("export")
    defer { progress.end() }
    let summary = try CuratedDataset(of: store, filter: filter).export(to: folder) { share in
      progress.show(share)
      return true
    }
    progress.end()
    for warning in summary.leftOut { StandardError.writeLine("labeltui: \(warning)") }
    try StandardOutput.write(
      "Exported \(Quantity.count(summary.imageCount, "image")) with "
        + "\(Quantity.count(summary.annotationCount, "box", "boxes")) to "
        + "\(VisibleText.of(folder.path))\n")
    if !skipsDamaged, !summary.leftOut.isEmpty {
      throw IncompleteExport(leftOut: summary.leftOut.count)
    }
  }

  /// The export skipped files. Each was already reported.
  private struct IncompleteExport: Error, CustomStringConvertible {
    let leftOut: Int

    var description: String {
      "the export is incomplete: \(leftOut == 1 ? "1 file or line" : "\(leftOut) files or lines") "
        + "could not be read (see above); repair or delete them, or give --skip-damaged"
    }
  }
}
