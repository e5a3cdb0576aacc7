import Datasets
import FoundationEssentials
import Foundations
import Radio
import Workstation

/// `labeltui classes rename`: gives all boxes of a class another class.
struct ClassesRenameCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "classes rename", operands: "DATASET OLD NEW [CAPTURE ...] [--json]",
    summary:
      "Give all samples of class OLD the class NEW, which may exist, and the boxes of captures and folders of captures, too; safe to repeat.",
    options: [json])

  /// What `--json` prints.
  private struct Output: Encodable {
    var moved: Int
    var merged: Int
    var pictures: Int
    var boxes: Int
  }

  private let dataset: URL
  private let names: (old: String, new: String)
  private let captures: [URL]
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.firstOperand(DatasetArgument.name))
    guard arguments.operands.count > 2 else {
      throw .missingOperand("the OLD and the NEW name of the class")
    }
    names = (arguments.operands[1], arguments.operands[2])
    captures = arguments.operands.dropFirst(3).map { URL(filePath: $0) }
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let signals = EndSignals()
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let opener = CaptureOpener(stateFolder: folders.state)
    let rename = try ClassRename(names.old, to: names.new)
    let open = try DatasetArgument.dataset(dataset)
    // No sample is renamed if the path of a capture is mistyped.
    let files = try captures.flatMap { url in
      try url.isFolder ? CaptureFile.captures(below: url) : [opener.open(url).url]
    }
    var progress = ProgressLine("classes rename")
    defer { progress.end() }
    let found = try rename.run(in: open) { share in
      progress.show(share)
      return !signals.haveArrived
    }
    guard let report = found else { throw ExitStatus.cancelled }
    progress.end()
    for problem in report.problems { StandardError.writeLine("labeltui: \(problem)") }
    let boxes = try files.reduce(0) { sum, url in
      let labels = CaptureLabels(
        of: try opener.open(url), stateFolder: folders.state, session: nil)
      let (count, warnings) = try labels.renameClass(names.old, to: names.new, after: report)
      for warning in warnings { StandardError.writeLine("labeltui: \(warning)") }
      return sum + count
    }
    if asJSON {
      try StandardOutput.write(
        json: Output(
          moved: report.moved, merged: report.merged, pictures: report.pictures, boxes: boxes))
    } else {
      try StandardOutput.write(
        "\(VisibleText.of(names.old)) -> \(names.new): "
          + "\(Quantity.count(report.samples, "sample")), "
          + "\(Quantity.count(boxes, "box", "boxes")) of captures\n")
    }
    guard report.problems.isEmpty else {
      throw CommandFailure(
        about: dataset, "\(Quantity.count(report.problems.count, "sample")) could not be renamed")
    }
  }
}
