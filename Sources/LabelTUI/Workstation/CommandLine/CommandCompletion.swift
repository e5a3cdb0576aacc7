/// The completion of a line of the command line.
struct CommandCompletion: Equatable, Sendable {
  /// A line that the user may want.
  struct Candidate: Equatable, Sendable {
    /// The whole line.
    var line: String
    /// The part of it that a list shows: the last word.
    var word: String
    var title = ""
  }

  /// The lines to choose from.
  let candidates: [Candidate]
  /// The chosen one; nil before the first choice.
  private(set) var index: Int?

  /// The completions of `line`.
  init(of line: String, in state: AppState) {
    let context = state.placeContext
    guard let space = line.firstIndex(where: \.isWhitespace) else {
      candidates = Self.commands(startingWith: line, in: context, keymap: state.keymap)
      return
    }
    let rest = String(line[space...]).trimmingSpaces()
    guard let command = ArgumentCommand(rawValue: String(line[..<space])),
      command.isValid(in: context)
    else {
      candidates = []
      return
    }
    candidates = Self.values(of: command, startingWith: rest, in: state).map { value in
      Candidate(
        line: "\(command.rawValue) \(value)",
        word: value.split(separator: " ").last.map(String.init) ?? value)
    }
  }

  /// The chosen line.
  var chosen: Candidate? { index.map { candidates[$0] } }

  /// What all candidates start with.
  var commonLine: String {
    guard var common = candidates.first?.line[...] else { return "" }
    for candidate in candidates.dropFirst() {
      while !candidate.line.hasPrefix(common) { common.removeLast() }
    }
    return String(common)
  }

  /// Chooses the next candidate, or the previous one.
  mutating func step(forward: Bool) {
    guard !candidates.isEmpty else { return }
    guard let index else {
      self.index = forward ? 0 : candidates.count - 1
      return
    }
    self.index = (index + (forward ? 1 : candidates.count - 1)) % candidates.count
  }

  /// At most three names of `commands` that are like `word`.
  static func similar(to word: String, in commands: [NamedCommand]) -> [String] {
    let matches = commands.compactMap { command in
      FuzzyMatch(word, in: command.name).map { (command.name, $0.cost) }
    }
    return matches.sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
  }

  private static func commands(
    startingWith start: String, in context: KeyContext, keymap: Keymap
  ) -> [Candidate] {
    let plain = keymap.namedCommands(in: context).map {
      Candidate(line: $0.name, word: $0.name, title: "\($0.title) (\($0.keyName))")
    }
    let withValue = ArgumentCommand.allCases.filter { $0.isValid(in: context) }.map {
      Candidate(line: "\($0.rawValue) ", word: $0.rawValue, title: "\($0.placeholder): \($0.title)")
    }
    let all = (withValue + plain.filter { ArgumentCommand(rawValue: $0.word) == nil })
      .sorted { $0.word < $1.word }
    let exact = all.filter { $0.word.hasPrefix(start) }
    return exact.isEmpty ? all.filter { $0.word.contains(start) } : exact
  }

  private static func values(
    of command: ArgumentCommand, startingWith start: String, in state: AppState
  ) -> [String] {
    let all: [String] =
      switch command {
      case .goto, .filter: []
      case .class: state.classes.names
      case .open: state.openList?.entries.map(\.name) ?? []
      case .theme: Theme.Name.allCases.map(\.rawValue)
      case .set:
        Setting.allCases.flatMap { setting in
          start.hasPrefix("\(setting.rawValue) ")
            ? setting.values.map { "\(setting.rawValue) \($0)" } : [setting.rawValue]
        }
      }
    return all.filter { $0.hasPrefix(start) }
  }
}
