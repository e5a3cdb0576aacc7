import Datasets
import FoundationEssentials
import Foundations

/// `labeltui export`: a curated dataset from reviewed samples.
struct ExportCommand: Subcommand {
  private static let filters = ExportFilter.allCases.map(\.rawValue)

  private static let output = CommandOption(
    "output", "DIR", summary: "the new folder for images, annotations, manifest and COCO")
  private static let filter = CommandOption(
    "filter", "F", summary: "\(filters.joined(separator: ", ")): which samples, by review (good)")

  private static let skipDamaged = CommandOption(
    "skip-damaged", summary: "exit with 0 even if damaged samples or reviews are left out")

  static let syntax = CommandSyntax(
    name: "export",
    operands:
      "DATASET --output DIR [--filter \(filters.joined(separator: "|"))] [--skip-damaged]",
    summary: "Write the reviewed samples of a dataset as a curated one, in a new folder.",
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
    for warning in summary.leftOut { StandardError.say("labeltui: \(warning)") }
    try StandardOutput.write(
      "Exported \(Quantity.count(summary.imageCount, "image")) with "
        + "\(Quantity.count(summary.annotationCount, "box", "boxes")) to "
        + "\(VisibleText.of(folder.path))\n")
    if !skipsDamaged, !summary.leftOut.isEmpty {
      throw IncompleteExport(leftOut: summary.leftOut.count)
    }
  }

  /// What is left out was named one by one already.
  private struct IncompleteExport: Error, CustomStringConvertible {
    let leftOut: Int

    var description: String {
      "the export is incomplete: \(leftOut == 1 ? "1 file or line" : "\(leftOut) files or lines") "
        + "could not be read (see above); repair or delete them, or give --skip-damaged"
    }
  }
}
