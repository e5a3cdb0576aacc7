import Datasets
import FoundationEssentials
import Foundations

/// `labeltui backup`: copies the catalog of a dataset to a file.
struct BackupCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "backup", operands: "DATASET FILE [--json]",
    summary:
      "Write the catalog (samples, boxes, reviews; no images) of a dataset to an SQLite file, as of one moment, even while other programs change the dataset.",
    options: [json])

  private struct Report: Encodable {
    var file: String
    var bytes: Int
  }

  private let dataset: URL
  private let file: URL
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.firstOperand(DatasetArgument.name))
    guard arguments.operands.count > 1, !arguments.operands[1].isEmpty else {
      throw .missingOperand("the FILE to write")
    }
    try arguments.allowOperands(2)
    file = URL(filePath: arguments.operands[1])
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let store = try DatasetArgument.dataset(dataset).signals
    let target = file.standardizedFileURL
    if FileSystem.isFolder(target.path) {
      throw CommandFailure(about: file, "is a folder: give the name of the file to write")
    }
    let folder = target.deletingLastPathComponent()
    if folder.path == dataset.standardizedFileURL.path,
      target.lastPathComponent.hasPrefix(Catalog.name)
    {
      throw CommandFailure(about: file, "is the catalog itself: give another file")
    }
    var progress = ProgressLine("backup")
    defer { progress.end() }
    try store.catalog.backUp(to: target.path) { share in
      progress.show(share)
      return true
    }
    progress.end()
    let bytes = Int(FileIdentity(target)?.size ?? 0)
    if asJSON {
      try StandardOutput.write(json: Report(file: file.path, bytes: bytes))
    } else {
      try StandardOutput.write("Wrote \(bytes) bytes to \(VisibleText.of(file.path))\n")
    }
  }
}
