import FoundationEssentials

/// Opens captures with what is said of them now and what was said of them before.
public struct CaptureOpener: Sendable {
  private let asked: CaptureParameters
  private let memory: CaptureMemory

  /// Takes what is `asked` for now; `stateFolder` holds what was said before.
  public init(asked: CaptureParameters = CaptureParameters(), stateFolder: URL) {
    self.asked = asked
    memory = CaptureMemory(stateFolder: stateFolder)
  }

  /// What is known of the capture at `url`. Of one that was found in a folder and not named itself,
  /// what is asked for only fills what nobody says.
  public func facts(
    of url: URL, isNamed: Bool = true
  ) throws(CaptureError) -> CaptureFacts {
    let remembered = memory.parameters(of: url)
    return isNamed
      ? try CaptureFile.facts(of: url, said: asked.or(remembered))
      : try CaptureFile.facts(of: url, said: remembered, otherwise: asked)
  }

  /// The capture at `url`; throws `CaptureError` also when nobody says its rate.
  public func open(_ url: URL, isNamed: Bool = true) throws(CaptureError) -> Capture {
    try Capture(facts(of: url, isNamed: isNamed))
  }

  /// Keeps what is asked for of the capture at `url`, for the next time; throws `FileError`. An RFCAP
  /// needs none of it, nor does a recording that was not named itself.
  public func remember(_ url: URL, _ facts: CaptureFacts, isNamed: Bool = true) throws {
    guard !asked.isEmpty, facts.container != .rfcap,
      isNamed || facts.container == .raw
    else { return }
    let remembered = memory.parameters(of: url)
    try memory.remember(isNamed ? asked.or(remembered) : remembered.or(asked), of: url)
  }
}
