import FoundationEssentials
import Foundations
import Labels
import Radio
import Workstation

/// `labeltui extract`: writes boxes of a capture as captures of their own.
struct ExtractCommand: Subcommand {
  private static let margin = CommandOption(
    "margin", "SEC", summary: "time to keep before and after the box (0)")
  private static let frequencyMargin = CommandOption(
    "frequency-margin", "HZ", summary: "band to keep below and above the box (0)")
  private static let outputRate = CommandOption(
    "output-rate", "HZ",
    summary: "smallest sample rate of the result (1.25 times the bandwidth)")
  private static let out = CommandOption(
    "out", "FILE|FOLDER",
    summary: "the new capture, .sigmf-data or .rfcap; with --class the folder of the captures")
  private static let kind = CommandOption(
    "as", "FORMAT", summary: "sigmf or rfcap, for the captures in a folder (sigmf)")
  private static let json = CommandOption("json", summary: "print JSON")
  private static let force = CommandOption("force", summary: "replace existing files")

  static let syntax = CommandSyntax(
    name: "extract",
    operands: "PATH (--box ID | --class NAME | \(ExtractionChoice.usage)) --out FILE|FOLDER "
      + "[OPTIONS] \(CaptureOptions.usage)",
    summary:
      "Cut a box out of a capture: shifted to 0 Hz, filtered, decimated, with its labels.",
    options: ExtractionChoice.options
      + [margin, frequencyMargin, outputRate, out, kind, json, force] + CaptureOptions.all)

  private let argument: CaptureArgument
  private let choice: ExtractionChoice
  private let output: URL
  private let format: ExtractionFormat
  private let (timeMargin, bandMargin, rate): (Double, Double, Double)
  private let (printsJSON, replaces): (Bool, Bool)

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try CaptureArgument(arguments)
    choice = try ExtractionChoice(arguments)
    output = URL(filePath: try arguments.required(Self.out))
    let name = arguments[Self.kind] ?? ExtractionFormat.sigmf.rawValue
    guard let format = ExtractionFormat(rawValue: name) else {
      throw .badValue(Self.kind, found: name, expected: "sigmf or rfcap")
    }
    self.format = format
    timeMargin = try arguments.seconds(Self.margin) ?? 0
    bandMargin = try Self.hertz(Self.frequencyMargin, arguments)
    rate = try Self.hertz(Self.outputRate, arguments)
    printsJSON = arguments.contains(Self.json)
    replaces = arguments.contains(Self.force)
  }

  private static func hertz(
    _ option: CommandOption, _ arguments: Arguments
  ) throws(UsageError) -> Double {
    guard let value = try arguments.number(option) else { return 0 }
    guard value >= 0 else {
      throw .badValue(option, found: arguments[option] ?? "", expected: "hertz, 0 or more")
    }
    return value
  }

  func run() throws {
    let signals = EndSignals()
    let capture = try argument.open()
    let annotations = try CaptureArgument.boxes(of: capture)
    let boxes = try choice.boxes(among: annotations, of: capture, at: argument.url)
    let writer = ExtractionWriter(
      capture, source: try CaptureReader(capture), annotations: annotations)
    var reports: [ExtractionReport] = []
    for (box, url) in zip(boxes, try urls(boxes.count, of: capture)) {
      guard let report = try write(box, to: url, with: writer, until: signals) else {
        throw ExitStatus.cancelled
      }
      if report.cut.endsAtTuning {
        StandardError.writeLine(
          "labeltui: \(VisibleText.of(report.url.path)): ends where the recording is tuned to another frequency"
        )
      }
      reports.append(ExtractionReport(report))
    }
    if printsJSON {
      try StandardOutput.write(json: ["extractions": reports])
    } else {
      try StandardOutput.write(reports.map(\.text).joined())
    }
  }

  private func write(
    _ box: Box, to url: URL, with writer: ExtractionWriter, until signals: EndSignals
  ) throws -> ExtractionWriter.Report? {
    var request = ExtractionRequest(box)
    (request.timeMargin, request.frequencyMargin, request.leastRate) = (
      timeMargin, bandMargin, rate
    )
    var progress = ProgressLine("extract")
    defer { progress.end() }
    do {
      return try writer.write(request, to: url, replacing: replaces) { share in
        progress.show(share)
        return !signals.haveArrived
      }
    } catch let error as ExtractionError {
      throw error.namesFile ? error : CommandFailure(about: argument.url, error)
    }
  }

  /// The files for `count` boxes: the one that was given, or numbered ones in the given folder.
  private func urls(_ count: Int, of capture: Capture) throws -> [URL] {
    guard choice.isSeveral else { return [output] }
    try FileSystem.createFolder(output.path)
    let stem = capture.url.deletingPathExtension().lastPathComponent
    let width = max(3, String(count).count)
    return (1...max(1, count)).map { number in
      let digits = String(number)
      let name = "\(stem)-\(String(repeating: "0", count: width - digits.count))\(digits)"
      return output.appending(path: "\(name).\(format.ending)")
    }
  }
}
