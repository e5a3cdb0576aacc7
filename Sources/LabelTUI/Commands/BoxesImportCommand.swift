import FoundationEssentials
import Foundations
import Labels

/// `labeltui boxes import`: adds the boxes of a file of another program to a capture or picture.
struct BoxesImportCommand: Subcommand {
  private static let replace = CommandOption(
    "replace", summary: "remove the boxes that are not in the file")
  private static let dryRun = CommandOption("dry-run", summary: "change nothing")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "boxes import",
    operands:
      "PATH FILE [--format F] [--replace] [--dry-run] [--json] [--rate HZ] [--frequency HZ]",
    summary: "Add the boxes of another program's file to a capture or picture, each once.",
    options: [BoxesFormat.option, replace, dryRun, json] + BoxesDocument.options)

  /// What `--json` prints.
  private struct Output: Encodable {
    let format: String
    let dryRun: Bool
    let boxes: Int
    let added: Int
    let duplicates: Int
    let removed: Int
    let clipped: Int
    let others: Int

    private enum CodingKeys: String, CodingKey {
      case format
      case dryRun = "dry_run"
      case boxes, added, duplicates, removed, clipped, others
    }
  }

  private let arguments: Arguments
  private let file: String
  private let format: BoxFormat?

  init(_ arguments: Arguments) throws(UsageError) {
    _ = try arguments.firstOperand("the PATH of a capture or picture")
    _ = try CaptureOptions.parameters(arguments)
    guard arguments.operands.count > 1, !arguments.operands[1].isEmpty else {
      throw .missingOperand("the FILE with boxes")
    }
    try arguments.allowOperands(2)
    file = arguments.operands[1]
    format = try BoxesFormat.parse(arguments)
    self.arguments = arguments
  }

  func run() throws {
    let document = try BoxesDocument(arguments)
    let data = try FileSystem.contents(of: file, limit: BoxFileLimits.bytes)
    let (content, found) = try document.codec.boxes(in: data, path: file, as: format)
    let change = BoxImport(
      content.annotations, into: try document.load(),
      replacing: arguments.contains(Self.replace))
    let isDryRun = arguments.contains(Self.dryRun)
    if !isDryRun, change.addedCount + change.removedCount > 0 {
      try document.write(change.annotations)
    }
    let output = Output(
      format: found.rawValue, dryRun: isDryRun, boxes: content.annotations.count,
      added: change.addedCount, duplicates: change.duplicateCount, removed: change.removedCount,
      clipped: content.clippedCount, others: content.otherCount)
    if arguments.contains(Self.json) {
      try StandardOutput.write(json: output)
    } else {
      try StandardOutput.write(Self.text(of: output))
    }
  }

  private static func text(of output: Output) -> String {
    var text =
      (output.dryRun ? "Would import " : "Imported ")
      + Quantity.count(output.added, "box", "boxes")
    if output.duplicates > 0 { text += ", \(output.duplicates) there already" }
    if output.removed > 0 { text += ", \(output.removed) removed" }
    if output.clipped > 0 { text += ", \(output.clipped) cut at the edge" }
    if output.others > 0 { text += ", \(output.others) of other pictures left out" }
    return text + "\n"
  }
}
