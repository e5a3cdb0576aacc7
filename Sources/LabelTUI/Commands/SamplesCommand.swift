import Datasets
import FoundationEssentials
import Foundations
import Workstation

/// `labeltui samples`: saves all windows that contain boxes, of any number of captures, as training samples.
struct SamplesCommand: Subcommand {
  private static let dataset = CommandOption(
    "dataset", "DIR", summary: "dataset folder to save samples to")
  private static let window = CommandOption(
    "window", "SEC", summary: "length of a sample window in seconds (0.2)")
  private static let jobs = CommandOption(
    "jobs", "N", summary: "windows to compute in parallel (one per processor)")
  private static let json = CommandOption("json", summary: "print JSON")
  private static let mostJobs = 1024

  static let syntax = CommandSyntax(
    name: "samples", operands: "CAPTURE... --dataset DIR [--window SEC] [--jobs N] [--json]",
    summary:
      "Save every window that contains boxes, of captures and folders of captures; safe to repeat.",
    options: [dataset, window, jobs, json])

  private let captures: [URL]
  private let dataset: URL
  private let windowSeconds: Double
  private let jobs: Int
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty, !arguments.operands.contains("") else {
      throw .missingOperand("the PATH of a capture, or of a folder of captures")
    }
    captures = arguments.operands.map { URL(filePath: $0) }
    dataset = URL(filePath: try arguments.required(Self.dataset))
    windowSeconds =
      try arguments.windowSeconds(Self.window) ?? WorkstationOptions.defaultWindowSeconds
    let text = arguments[Self.jobs] ?? String(ProcessInfo.processInfo.activeProcessorCount)
    guard let jobs = Int(text), (1...Self.mostJobs).contains(jobs) else {
      throw .badValue(Self.jobs, found: text, expected: "a whole number, 1 to \(Self.mostJobs)")
    }
    self.jobs = jobs
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let bulk = BulkSave(
      store: SampleStore(dataset: dataset), windowSeconds: windowSeconds,
      stateFolder: folders.state, labeler: Labeler.name, threads: jobs)
    var progress = ProgressLine("samples")
    defer { progress.end() }
    let report = try bulk.run(captures) { state in
      progress.show(
        state.share, "\(state.windowsDone) of \(Quantity.count(state.windowCount, "window"))")
      return true
    }
    progress.end()
    for warning in report.warnings { StandardError.writeLine("labeltui: \(warning)") }
    for failure in report.failures { StandardError.writeLine("labeltui: \(failure)") }
    if asJSON {
      try StandardOutput.write(json: BulkSummary(report))
    } else {
      try StandardOutput.write(BulkSummary(report).text)
    }
    guard report.failures.isEmpty else {
      throw SomeCapturesFailed(count: report.failures.count, of: report.captureCount)
    }
  }

  /// Some captures failed. Each was already reported.
  private struct SomeCapturesFailed: Error, CustomStringConvertible {
    let count: Int
    let total: Int

    init(count: Int, of total: Int) {
      self.count = count
      self.total = total
    }

    var description: String {
      "\(count) of \(Quantity.count(total, "capture")) could not be saved from"
    }
  }
}
