import FoundationEssentials
import Foundations
import Radio

/// `labeltui features`: the features of a capture.
struct FeaturesCommand: Subcommand {
  private static let start = CommandOption("start", "SEC", summary: "start of the part (0)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of the part (to the end of the capture)")
  private static let json = CommandOption("json", summary: "print JSON instead of CSV")

  static let syntax = CommandSyntax(
    name: "features",
    operands: "PATH [--start SEC] [--duration SEC] [--json] \(CaptureOptions.usage)",
    summary:
      "Print 18 features of a capture in five chunks: their mean, std, min and max.",
    options: [start, duration, json] + CaptureOptions.all)

  private let argument: CaptureArgument
  private let start: Double
  private let duration: Double?
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try CaptureArgument(arguments)
    start = try arguments.seconds(Self.start) ?? 0
    duration = try arguments.seconds(Self.duration)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let signals = EndSignals()
    let capture = try argument.open()
    let part = try CapturePart(start: start, duration: duration, of: capture, at: argument.url)
    var progress = ProgressLine("features")
    defer { progress.end() }
    let reader = try CaptureReader(capture)
    let extractor = FeatureExtractor(sampleRate: capture.sampleRate)
    let found = try extractor.summary(of: part.samples, in: reader) { share in
      progress.show(share)
      return !signals.haveArrived
    }
    progress.end()
    guard let found else { throw ExitStatus.cancelled }
    let rows = [FeatureRow(part: "capture", found)]
    try StandardOutput.write(asJSON ? FeatureRow.json(rows) : FeatureRow.csv(rows))
  }
}
