import FoundationEssentials
import Radio
import Workstation

/// The capture that a command is about, with what the command line says of it.
struct CaptureArgument {
  let url: URL
  private let asked: CaptureParameters

  init(_ arguments: Arguments) throws(UsageError) {
    url = URL(filePath: try arguments.onlyOperand("the PATH of a capture"))
    asked = try CaptureOptions.parameters(arguments)
  }

  /// What is known of the capture; what was said of it is remembered.
  func facts() throws -> CaptureFacts {
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let opener = CaptureOpener(asked: asked, stateFolder: folders.state)
    let facts = try opener.facts(of: url)
    do {
      try opener.remember(url, facts)
    } catch {
      StandardError.say("labeltui: what was given is not remembered: \(error)")
    }
    return facts
  }

  /// The capture itself.
  func open() throws -> Capture { try Capture(facts()) }
}
