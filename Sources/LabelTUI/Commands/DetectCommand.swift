import FoundationEssentials
import Foundations
import Radio
import Workstation

/// `labeltui detect`: finds signals in a capture.
struct DetectCommand: Subcommand {
  private static let start = CommandOption(
    "start", "SEC", summary: "start of the part that is searched (0)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of that part (to the end of the capture)")
  private static let json = CommandOption("json", summary: "print JSON (the default)")
  private static let write = CommandOption(
    "write",
    summary: "write unverified boxes to the label file instead; they replace earlier ones")

  static let syntax = CommandSyntax(
    name: "detect",
    operands:
      "PATH [--start SEC] [--duration SEC] [--json] [--write] [OPTIONS] \(CaptureOptions.usage)",
    summary:
      "Find signals in a capture; print them as SigMF annotations, or write unverified boxes.",
    options: [start, duration, json, write] + DetectorOptions.all + CaptureOptions.all)

  /// What is printed.
  private struct Output: Encodable {
    var annotations: [SigMFAnnotation]
  }

  private let argument: CaptureArgument
  private let start: Double
  private let duration: Double?
  private let writes: Bool
  private let parameters: DetectorParameters

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try CaptureArgument(arguments)
    start = try arguments.seconds(Self.start) ?? 0
    duration = try arguments.seconds(Self.duration)
    writes = arguments.contains(Self.write)
    parameters = try DetectorOptions.parameters(arguments)
  }

  func run() throws {
    let capture = try argument.open()
    let part = try CapturePart(start: start, duration: duration, of: capture, at: argument.url)
    let signals = try signals(of: capture, in: part.samples)
    guard writes else {
      return try StandardOutput.write(
        json: Output(annotations: capture.annotations(for: signals)))
    }
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let labels = CaptureLabels(of: capture, stateFolder: folders.state, session: nil)
    let (count, warnings) = try labels.propose(signals, in: part.samples)
    for warning in warnings { StandardError.writeLine("labeltui: \(warning)") }
    try StandardOutput.write(
      "\(Quantity.count(count, "unverified box", "unverified boxes")) written\n")
  }

  private func signals(of capture: Capture, in samples: Range<Int>) throws -> [DetectedSignal] {
    var progress = ProgressLine("detect")
    defer { progress.end() }
    do {
      return try SignalDetector.detect(
        in: try CaptureReader(capture), of: CaptureFrame(capture), samples: samples,
        parameters: parameters,
        progress: { share in
          progress.show(share)
          return true
        }) ?? []
    } catch let error as DetectionError {
      throw CommandFailure(about: argument.url, error)
    }
  }
}
