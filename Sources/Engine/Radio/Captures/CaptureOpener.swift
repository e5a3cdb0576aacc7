import FoundationEssentials

/// Opens captures with the options of the command line and the remembered ones.
package struct CaptureOpener: Sendable {
  private let options: CaptureParameters
  private let memory: CaptureMemory

  /// Uses the `options` of the command line; `stateFolder` holds the remembered ones.
  package init(options: CaptureParameters = CaptureParameters(), stateFolder: URL) {
    self.options = options
    memory = CaptureMemory(stateFolder: stateFolder)
  }

  /// Reads the facts about the capture at `url`. The options apply only to captures that the user
  /// named, not to others in a folder. What the user `told` about this capture takes precedence
  /// over both.
  package func facts(
    of url: URL, isNamed: Bool = true, told: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> CaptureFacts {
    try CaptureFile.facts(of: url, given: parameters(of: url, isNamed: isNamed, told: told))
  }

  /// Opens the capture at `url`; throws `CaptureError`, also if the sample rate is unknown.
  package func open(
    _ url: URL, isNamed: Bool = true, told: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> Capture {
    try Capture(facts(of: url, isNamed: isNamed, told: told))
  }

  /// Remembers the options and what the user `told` about the capture at `url`; throws `FileError`.
  /// Nothing is remembered for an RFCAP.
  package func remember(
    _ url: URL, _ facts: CaptureFacts, isNamed: Bool = true,
    told: CaptureParameters = CaptureParameters()
  ) throws {
    guard !(isNamed ? told.or(options) : told).isEmpty, facts.container != .rfcap else { return }
    try memory.remember(parameters(of: url, isNamed: isNamed, told: told), of: url)
  }

  private func parameters(
    of url: URL, isNamed: Bool, told: CaptureParameters
  ) -> CaptureParameters {
    let remembered = memory.parameters(of: url)
    return told.or(isNamed ? options.or(remembered) : remembered)
  }
}
