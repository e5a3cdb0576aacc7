import Datasets

/// Commands on the prompt.
extension AppState {
  /// Performs `command` on the prompt; does nothing if there is none.
  mutating func perform(_ command: PromptCommand) -> [Job] {
    switch command {
    case .deleteLast: prompt?.deleteLast()
    case .deleteAll: prompt?.deleteAll()
    case .cancel: prompt = nil
    case .complete(let forward): complete(forward: forward)
    case .older: step(1)
    case .newer: step(-1)
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
    case .goTo, .commandLine: performLine(prompt)
    case .palette: performPaletteEntry(prompt)
    case .boxFilter: filterBoxes(prompt.text)
    case .exportBoxes: exportBoxes(to: prompt.text)
    case .importBoxes: importBoxes(from: prompt.text)
    case .extraction(let box): extract(box, to: prompt.text)
    case .datasetSample(let dataset): openSample(of: dataset, typed: prompt.text)
    case .sampleRate(let url): open(url, typedSampleRate: prompt.text)
    case .leastConfidence: acceptProposals(above: prompt.text)
    case .parameter(let parameter): set(parameter, typed: prompt.text)
    }
  }

  private mutating func complete(forward: Bool) {
    guard let prompt else { return }
    if prompt.purpose == .palette { return step(forward ? -1 : 1) }
    guard prompt.takesCommands else { return }
    let completion = CommandCompletion(of: prompt.text, in: self)
    self.prompt?.complete(completion, forward: forward)
  }

  /// Goes `distance` lines up: to older lines of the command line, or in the palette.
  private mutating func step(_ distance: Int) {
    guard let prompt else { return }
    if prompt.purpose == .palette {
      let last = PaletteEntry.entries(for: prompt.text, in: self).count - 1
      self.prompt?.selection = min(max(0, prompt.selection - distance), max(0, last))
    } else if prompt.takesCommands {
      self.prompt?.recall(commandMemory.lines, older: distance)
    }
  }
}
