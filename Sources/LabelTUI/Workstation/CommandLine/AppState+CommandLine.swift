import Datasets
import FoundationEssentials
import Foundations

/// Performing what the user typed on the command line or chose in the palette.
extension AppState {
  /// Performs the line of `accepted`. If it is not a command, shows why, and lets the user change it.
  mutating func performLine(_ accepted: Prompt) -> [Job] {
    let line = accepted.text.trimmingSpaces()
    guard !line.isEmpty else { return [] }
    do throws(CommandLineError) {
      let typed = try TypedCommand(parsing: line, in: placeContext, keymap: keymap)
      let noted = noteCommand(line: line, name: typed.name)
      return try perform(typed) + noted
    } catch {
      let noted = noteCommand(line: line, name: nil)
      showError(error.description)
      prompt = Prompt(accepted.purpose, text: accepted.text)
      return noted
    }
  }

  private mutating func perform(_ typed: TypedCommand) throws(CommandLineError) -> [Job] {
    switch typed {
    case .command(let command, let times): perform(command, times: times)
    case .place(let text): goTo(text)
    case .withValue(let command, let value): try perform(command, value)
    }
  }

  /// Performs the selected entry of the palette.
  mutating func performPaletteEntry(_ accepted: Prompt) -> [Job] {
    let entries = PaletteEntry.entries(for: accepted.text, in: self)
    guard entries.indices.contains(accepted.selection) else {
      showError("No command here has these words: type fewer of them.")
      return []
    }
    let entry = entries[accepted.selection]
    let noted = noteCommand(line: nil, name: entry.name)
    switch entry.choice {
    case .command(let command): return perform(command, times: 1) + noted
    case .withValue(let command):
      prompt = Prompt(.commandLine, text: "\(command.rawValue) ")
      return noted
    }
  }

  private mutating func noteCommand(line: String?, name: String?) -> [Job] {
    if let line { commandMemory.note(line: line) }
    if let name { commandMemory.note(use: name) }
    return [.memory(.noteCommand(line: line, name: name))]
  }

  private mutating func perform(
    _ command: ArgumentCommand, _ value: String
  ) throws(CommandLineError) -> [Job] {
    switch command {
    case .goto: return goTo(value)
    case .class: return giveClass(value)
    case .open: return try openListed(value)
    case .filter: return review == nil ? reviewFiltered(value) : filterSamples(value)
    case .set: return try set(value)
    case .theme:
      guard let name = Theme.Name(rawValue: value) else { throw .badTheme(value) }
      setTheme(name)
      return [.terminal(.redraw)]
    }
  }

  /// Goes to the review of the samples that `typed` selects.
  private mutating func reviewFiltered(_ typed: String) -> [Job] {
    do throws(SampleFilterError) {
      return enterReview(try SampleFilter(parsing: typed))
    } catch {
      showError("\(error)")
      return []
    }
  }

  /// Opens the document of the list whose name or path is `path`, or else the one at `path`.
  private mutating func openListed(_ path: String) throws(CommandLineError) -> [Job] {
    let isInDocument = list == nil
    if isInDocument {
      guard case .list? = placesBelow.last else { throw .notListed(path) }
      if canvas?.labels.hasFailed == true { throw .notListed(path) }
    }
    let entries = openList?.entries ?? []
    let entry =
      entries.first { $0.name == path || $0.url.path == path }
      ?? entries.first { $0.url.lastPathComponent == path }
    let closing = isInDocument ? leavePlace() : []
    let visible = ListLayout(size: size).visibleEntries
    if let entry { changeList { $0.select(entry.url, visible: visible) } }
    return closing + open(entry, orFileAt: URL(filePath: path))
  }
}

extension TypedCommand {
  /// The name of the command; nil for a place.
  fileprivate var name: String? {
    switch self {
    case .command(let command, _): command.name
    case .withValue(let command, _): command.rawValue
    case .place: nil
    }
  }
}
