import FoundationEssentials
import Labels
import Radio
import Workstation

/// The capture that a command works on, with the parameters from the command line.
struct CaptureArgument {
  let url: URL
  private let given: CaptureParameters

  init(_ arguments: Arguments) throws(UsageError) {
    url = URL(filePath: try arguments.onlyOperand("the PATH of a capture"))
    given = try CaptureOptions.parameters(arguments)
  }

  /// The capture that is the first of several operands.
  init(first arguments: Arguments) throws(UsageError) {
    url = URL(filePath: try arguments.firstOperand("the PATH of a capture"))
    given = try CaptureOptions.parameters(arguments)
  }

  /// Reads the capture's facts, and remembers the given parameters for the next time.
  func facts() throws -> CaptureFacts {
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let opener = CaptureOpener(options: given, stateFolder: folders.state)
    let facts = try opener.facts(of: url)
    do {
      try opener.remember(url, facts)
    } catch {
      StandardError.writeLine("labeltui: cannot remember the given options: \(error)")
    }
    return facts
  }

  /// Opens the capture.
  func open() throws -> Capture { try Capture(facts()) }

  /// The boxes of `capture`. Problems of its label file are printed; throws if it is damaged.
  static func boxes(of capture: Capture) throws -> [Annotation] {
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let labels = CaptureLabels(of: capture, stateFolder: folders.state, session: nil)
    let (annotations, warnings) = labels.load()
    if let problem = labels.problem { throw problem }
    for warning in warnings { StandardError.writeLine("labeltui: \(warning)") }
    return annotations
  }
}
