import Curation
import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Radio
import Workstation

/// `labeltui import`: adds a dataset of another program to a dataset.
struct ImportCommand: Subcommand {
  private static let sigmf = "sigmf"
  private static let formats = ["auto"] + ForeignFormat.allCases.map(\.rawValue) + [sigmf]

  private static let dataset = CommandOption("dataset", "DIR", summary: "dataset to import into")
  private static let format = CommandOption(
    "format", "F", summary: "format of the files: \(formats.joined(separator: ", ")) (auto)")
  private static let images = CommandOption(
    "images", "DIR", summary: "folder of the pictures, if they are not in the folder of the dataset"
  )
  private static let classMap = CommandOption(
    "class-map", "A=B,...", summary: "new names for classes")
  private static let noNegatives = CommandOption(
    "no-negatives", summary: "leave out pictures without boxes")
  private static let window = CommandOption(
    "window", "SEC", summary: "length of a sample window in seconds, for sigmf (0.2)")
  private static let dryRun = CommandOption(
    "dry-run", summary: "read everything and report, but write nothing")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "import",
    operands:
      "FOLDER|FILE --dataset DIR [--format F] [--images DIR] [--class-map A=B,...] [--dry-run]",
    summary:
      "Import labeled pictures (COCO, YOLO, Pascal VOC, labelme, CVAT, Label Studio, Datumaro, curated datasets) or "
      + "captures (SigMF); safe to repeat.",
    options: [dataset, format, images, classMap, noNegatives, window, dryRun, json])

  private let source: URL
  private let dataset: URL
  private let format: String
  private let options: PictureImport.Options
  private let windowSeconds: Double
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    source = URL(filePath: try arguments.onlyOperand("the FOLDER or FILE to import"))
    dataset = URL(filePath: try arguments.required(Self.dataset))
    format = arguments[Self.format] ?? "auto"
    guard Self.formats.contains(format) else {
      throw .badValue(
        Self.format, found: format, expected: "one of " + Self.formats.joined(separator: ", "))
    }
    var options = PictureImport.Options()
    options.images = arguments[Self.images].map { URL(filePath: $0) }
    options.includesNegatives = !arguments.contains(Self.noNegatives)
    options.isDryRun = arguments.contains(Self.dryRun)
    options.labeler = Labeler.name
    if let text = arguments[Self.classMap] {
      do throws(ClassMap.BadEntry) {
        options.classes = try ClassMap(text)
      } catch {
        throw .badValue(Self.classMap, found: error.text, expected: "pairs OLD=NEW, each OLD once")
      }
    }
    self.options = options
    windowSeconds =
      try arguments.windowSeconds(Self.window) ?? WorkstationOptions.defaultWindowSeconds
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    guard try FileSystem.isThere(source.path) else {
      throw CommandFailure(about: source, "does not exist; give a folder or a label file")
    }
    if let images = options.images, !images.isFolder {
      throw CommandFailure(
        about: images, "is not a folder; give the folder of the pictures to --images")
    }
    if format == Self.sigmf { return try importCaptures() }
    guard let found = ForeignDataset(source, format: ForeignFormat(rawValue: format)) else {
      if try format == "auto" && holdsCaptures() { return try importCaptures() }
      throw CommandFailure(
        about: source,
        "has no labels of a known format; give the folder with the labels, or the format with --format"
      )
    }
    try importPictures(found)
  }

  private func importPictures(_ found: ForeignDataset) throws {
    var progress = ProgressLine("import")
    defer { progress.end() }
    let report = try PictureImport.run(found, into: Dataset(folder: dataset), options: options) {
      share, report in
      progress.show(share, Quantity.count(report.pictures, "picture"))
      return true
    }
    progress.end()
    for problem in report.problems { StandardError.writeLine("labeltui: \(problem)") }
    let summary = ImportSummary(
      report, format: found.format, source: source, isDryRun: options.isDryRun)
    if asJSON {
      try StandardOutput.write(json: summary)
    } else {
      for note in report.notes { StandardError.writeLine("labeltui: note: \(note)") }
      try StandardOutput.write(summary.text)
    }
    if report.problemCount > 0 { throw IncompleteImport(count: report.problemCount) }
    if report.pictures == 0 {
      throw CommandFailure(
        about: source, "has no labeled pictures of the format \(found.format.title)")
    }
  }

  /// Whether the source is a capture or a folder with captures that have SigMF metadata.
  private func holdsCaptures() throws -> Bool {
    guard source.isFolder else {
      return source.path.hasSuffix("sigmf-meta") || source.path.hasSuffix("sigmf-data")
    }
    return try !CaptureFile.captures(below: source).isEmpty
  }

  /// Saves the windows of captures whose annotations are SigMF, as `labeltui samples` does.
  private func importCaptures() throws {
    guard !options.isDryRun else {
      throw CommandFailure(
        about: source,
        "captures cannot be imported with --dry-run; labeltui info shows what they contain")
    }
    let words = [
      source.path, "--dataset", dataset.path, "--window", "\(windowSeconds)",
    ]
    let arguments = try SamplesCommand.syntax.parse(words + (asJSON ? ["--json"] : []))
    try SamplesCommand(arguments).run()
  }

  /// Parts of the dataset were left out. Each was already reported.
  private struct IncompleteImport: Error, CustomStringConvertible {
    let count: Int

    var description: String {
      let kept = ImportReport.keptProblems
      return
        "the import is incomplete: \(count == 1 ? "1 part was" : "\(count) parts were") left out (see above"
        + (count > kept ? ", the first \(kept) of them" : "") + "); correct them and import again"
    }
  }
}
