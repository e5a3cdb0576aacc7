import Datasets

/// Commands on the prompt.
extension AppState {
  /// Performs `command` on the prompt; does nothing if there is none.
  mutating func perform(_ command: PromptCommand) -> [Job] {
    switch command {
    case .deleteLast: prompt?.deleteLast()
    case .deleteAll: prompt?.deleteAll()
    case .cancel: prompt = nil
    case .accept:
      guard let accepted = prompt else { return [] }
      prompt = nil
      return accept(accepted)
    }
    return []
  }

  private mutating func accept(_ prompt: Prompt) -> [Job] {
    switch prompt.purpose {
    case .className: giveClass(prompt.text)
    case .note: giveNote(prompt.text)
    case .period(_, let copies): copyByTypedPeriod(prompt.text, copies: copies)
    case .newClassName(let name): renameClass(name, to: prompt.text)
    case .classSearch: searchClasses(prompt.text)
    case .badNote: giveVerdict(.bad, note: prompt.text)
    case .filter: filterSamples(prompt.text)
    case .exportFormats(let filter): export(prompt.text, filter)
    case .goTo: goTo(prompt.text)
    case .boxFilter: filterBoxes(prompt.text)
    case .exportBoxes: exportBoxes(to: prompt.text)
    case .importBoxes: importBoxes(from: prompt.text)
    case .sampleRate(let url): open(url, typedSampleRate: prompt.text)
    case .leastConfidence: acceptProposals(above: prompt.text)
    case .parameter(let parameter): set(parameter, typed: prompt.text)
    }
  }
}
