import FoundationEssentials
import Foundations
import Generation
import Labels
import Radio
import Workstation

/// `labeltui features`: the features of a capture, of its boxes, or of a generated dataset.
struct FeaturesCommand: Subcommand {
  private static let start = CommandOption("start", "SEC", summary: "start of the part (0)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of the part (to the end of the capture)")
  private static let boxes = CommandOption(
    "boxes", summary: "of each labeled box instead: tuned, filtered and decimated to the box")
  private static let json = CommandOption("json", summary: "print JSON instead of CSV")

  static let syntax = CommandSyntax(
    name: "features",
    operands:
      "PATH|DATASET [--start SEC] [--duration SEC] [--boxes] [--json] \(CaptureOptions.usage)",
    summary:
      "Print 18 features in five chunks, with mean, std, min and max, of a capture, its boxes or a dataset.",
    options: [start, duration, boxes, json] + CaptureOptions.all)

  private let argument: CaptureArgument
  private let start: Double
  private let duration: Double?
  private let ofBoxes: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try CaptureArgument(arguments)
    start = try arguments.seconds(Self.start) ?? 0
    duration = try arguments.seconds(Self.duration)
    ofBoxes = arguments.contains(Self.boxes)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    if GeneratedDataset.isDataset(argument.url.path) { return try printStoredFeatures() }
    let signals = EndSignals()
    var progress = ProgressLine("features")
    defer { progress.end() }
    let capture = try argument.open()
    let part = try CapturePart(start: start, duration: duration, of: capture, at: argument.url)
    var work = try FeatureRows(capture)
    let report: (Double) -> Bool = { share in
      progress.show(share)
      return !signals.haveArrived
    }
    let rows =
      ofBoxes
      ? try work.rows(
        of: try CaptureArgument.boxes(of: capture).filter { !$0.isUnverified }, in: part.samples,
        progress: report)
      : try work.row(part.samples, progress: report).map { [$0] }
    progress.end()
    guard let rows else { throw ExitStatus.cancelled }
    for problem in work.problems {
      StandardError.writeLine("labeltui: box \(problem.box) is left out: \(problem.reason)")
    }
    if asJSON {
      try StandardOutput.write(json: rows)
    } else {
      try StandardOutput.write(FeatureRow.header + rows.map(\.line).joined())
    }
  }

  private func printStoredFeatures() throws {
    let dataset = try GeneratedDataset(argument.url.path)
    guard !asJSON else {
      throw CommandFailure(
        about: argument.url, "is a dataset, whose features are a table: leave --json out")
    }
    try dataset.readFeatures { try StandardOutput.write($0) }
  }
}
