/// A line of the palette: a command that the typed words describe.
struct PaletteEntry: Equatable, Sendable {
  enum Choice: Equatable, Sendable {
    case command(Command)
    /// Asks for the value on the command line.
    case withValue(ArgumentCommand)
  }

  let choice: Choice
  let name: String
  let title: String
  let keyName: String

  /// The entries for `query`, the best first; of equally good ones, those that the user performs most.
  static func entries(for query: String, in state: AppState) -> [PaletteEntry] {
    let matches = all(in: state).enumerated().compactMap { place, entry in
      FuzzyMatch(query, in: "\(entry.title) \(entry.name)").map {
        (entry: entry, cost: $0.cost, uses: state.commandMemory.uses(of: entry.name), place: place)
      }
    }
    return matches.sorted {
      ($0.cost, -$0.uses, $0.place) < ($1.cost, -$1.uses, $1.place)
    }.map(\.entry)
  }

  private static func all(in state: AppState) -> [PaletteEntry] {
    let context = state.placeContext
    let plain = state.keymap.namedCommands(in: context)
      .filter { $0.command != .comfort(.palette) }
      .map {
        PaletteEntry(
          choice: .command($0.command), name: $0.name, title: $0.title, keyName: $0.keyName)
      }
    let withValue = ArgumentCommand.allCases.filter { $0.isValid(in: context) }.map { command in
      PaletteEntry(
        choice: .withValue(command), name: command.rawValue, title: command.title,
        keyName: ":\(command.rawValue)")
    }
    return plain + withValue.filter { entry in !plain.contains { $0.name == entry.name } }
  }
}
