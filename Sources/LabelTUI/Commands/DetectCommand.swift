import FoundationEssentials
import Foundations
import Labels
import Radio
import Workstation

/// `labeltui detect`: finds signals in a capture.
struct DetectCommand: Subcommand {
  private static let start = CommandOption(
    "start", "SEC", summary: "start of the part that is searched (0)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of that part (to the end of the capture)")
  private static let json = CommandOption(
    "json", summary: "print JSON: the default, and with --write besides writing")
  private static let write = CommandOption(
    "write",
    summary: "write unverified boxes to the label file instead; they replace earlier ones")

  private static let detector = CommandOption(
    "detector", "COMMAND",
    summary: "a program of yours that prints SigMF annotations, instead of the built-in detector")
  private static let server = CommandOption(
    "server", "URL", summary: "a function of a server with the API of IQEngine, instead of that")
  private static let timeout = CommandOption(
    "timeout", "SEC", summary: "longest time for COMMAND, or for a reply of the server (300)")

  static let syntax = CommandSyntax(
    name: "detect",
    operands:
      "PATH [--start SEC] [--duration SEC] [--json] [--write] [--detector COMMAND | --server URL] [OPTIONS] \(CaptureOptions.usage)",
    summary:
      "Find signals in a capture; print them as SigMF annotations, or write unverified boxes.",
    options: [start, duration, json, write, detector, server, timeout] + DetectorOptions.all
      + CaptureOptions.all)

  /// What is printed.
  private struct Output: Encodable {
    var annotations: [SigMFAnnotation]
  }

  private let argument: CaptureArgument
  private let start: Double
  private let duration: Double?
  private let (prints, writes): (Bool, Bool)
  /// The detector of the user; nil for the built-in one with `parameters`.
  private let external: DetectorSource?
  private let parameters: DetectorOptions

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try CaptureArgument(arguments)
    start = try arguments.seconds(Self.start) ?? 0
    duration = try arguments.seconds(Self.duration)
    writes = arguments.contains(Self.write)
    prints = arguments.contains(Self.json) || !arguments.contains(Self.write)
    external = try Self.external(arguments)
    parameters = try DetectorOptions(arguments)
  }

  private static func external(_ arguments: Arguments) throws(UsageError) -> DetectorSource? {
    let seconds = try arguments.seconds(timeout) ?? DetectorLimits.usualSeconds
    if let line = arguments[detector] {
      guard arguments[server] == nil else {
        throw .badValue(detector, found: line, expected: "left out if --server is given")
      }
      return .command(DetectorCommand(line, seconds: seconds))
    }
    guard let url = arguments[server] else {
      return nil
    }
    do {
      return .server(try DetectorServer(url, seconds: seconds))
    } catch {
      throw .badValue(server, found: url, expected: "like http://localhost:8000/plugins/NAME")
    }
  }

  func run() throws {
    let signals = EndSignals()
    let capture = try argument.open()
    let part = try CapturePart(start: start, duration: duration, of: capture, at: argument.url)
    let source = try source
    guard let found = try proposals(of: capture, in: part.samples, by: source, until: signals)
    else { throw ExitStatus.cancelled }
    let proposals = found.withStableIDs()
    if writes { try write(proposals, of: capture, in: part.samples, by: source) }
    if prints {
      try StandardOutput.write(json: Output(annotations: capture.annotations(for: proposals)))
    }
  }

  /// The detector. The config file sets the parameters that no option sets. Throws `SettingsError`.
  private var source: DetectorSource {
    get throws(SettingsError) {
      if let external { return external }
      let settings = try SettingsFile(environment: ProcessInfo.processInfo.environment).load()
      return .builtIn(parameters.applied(to: settings.detector))
    }
  }

  private func write(
    _ proposals: [Annotation], of capture: Capture, in samples: Range<Int>,
    by source: DetectorSource
  ) throws {
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let labels = CaptureLabels(of: capture, stateFolder: folders.state, session: nil)
    let (count, warnings) = try labels.propose(proposals, from: source.source, in: samples)
    for warning in warnings { StandardError.writeLine("labeltui: \(warning)") }
    let sentence = "\(Quantity.count(count, "unverified box", "unverified boxes")) written"
    if prints {
      StandardError.writeLine("labeltui: \(sentence)")
    } else {
      try StandardOutput.write(sentence + "\n")
    }
  }

  /// The proposals; nil if a signal ended the program.
  private func proposals(
    of capture: Capture, in samples: Range<Int>, by source: DetectorSource,
    until signals: EndSignals
  ) throws -> [Annotation]? {
    var progress = ProgressLine("detect")
    defer { progress.end() }
    do {
      return try source.proposals(
        for: try CaptureReader(capture), samples: samples,
        environment: ProcessInfo.processInfo.environment,
        progress: { share in
          progress.show(share)
          return !signals.haveArrived
        })
    } catch let error as DetectionError {
      throw CommandFailure(about: argument.url, error)
    } catch let error as DetectorReplyError {
      throw CommandFailure(about: argument.url, error)
    } catch let error as ProgramProblem {
      throw CommandFailure(about: argument.url, error)
    }
  }
}
