import FoundationEssentials

/// Opens captures with the parameters that the user gives now and those given before.
package struct CaptureOpener: Sendable {
  private let asked: CaptureParameters
  private let memory: CaptureMemory

  /// Takes what is `asked` for now; `stateFolder` holds what was said before.
  package init(asked: CaptureParameters = CaptureParameters(), stateFolder: URL) {
    self.asked = asked
    memory = CaptureMemory(stateFolder: stateFolder)
  }

  /// What is known of the capture at `url`. What is asked for is about captures that the user named, not
  /// about others in a folder that was opened. What is `told` of this capture wins over both.
  package func facts(
    of url: URL, isNamed: Bool = true, told: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> CaptureFacts {
    try CaptureFile.facts(of: url, said: parameters(of: url, isNamed: isNamed, told: told))
  }

  /// The capture at `url`; throws `CaptureError` also when nobody says its rate.
  package func open(
    _ url: URL, isNamed: Bool = true, told: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> Capture {
    try Capture(facts(of: url, isNamed: isNamed, told: told))
  }

  /// Keeps what is asked for or `told` of the capture at `url`, for the next time; throws `FileError`. An
  /// RFCAP needs none of it.
  package func remember(
    _ url: URL, _ facts: CaptureFacts, isNamed: Bool = true,
    told: CaptureParameters = CaptureParameters()
  ) throws {
    guard !(isNamed ? told.or(asked) : told).isEmpty, facts.container != .rfcap else { return }
    try memory.remember(parameters(of: url, isNamed: isNamed, told: told), of: url)
  }

  private func parameters(
    of url: URL, isNamed: Bool, told: CaptureParameters
  ) -> CaptureParameters {
    let remembered = memory.parameters(of: url)
    return told.or(isNamed ? asked.or(remembered) : remembered)
  }
}
