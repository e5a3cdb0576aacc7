import Foundations

/// What a line of the command line asks for.
enum TypedCommand: Equatable {
  case command(Command, times: Int)
  case withValue(ArgumentCommand, String)
  /// A place on the document.
  case place(String)

  private static let largestCount = 9999

  /// Reads `line`, which is not empty, as a command that is valid in `context`, or else as a place on its
  /// document.
  init(parsing line: String, in context: KeyContext, keymap: Keymap) throws(CommandLineError) {
    let text = line.trimmingSpaces()
    let word = String(text.prefix { !$0.isWhitespace })
    let rest = String(text.dropFirst(word.count)).trimmingSpaces()
    let commands = keymap.namedCommands(in: context)
    let plain = commands.first { $0.name == word }
    if let command = ArgumentCommand(rawValue: word), !rest.isEmpty || plain == nil {
      guard command.isValid(in: context) else { throw .notHere(word, modes: []) }
      guard !rest.isEmpty else { throw .missingValue(command) }
      self = .withValue(command, rest)
    } else if let plain {
      guard let times = rest.isEmpty ? 1 : Int(rest), (1...Self.largestCount).contains(times) else {
        throw .badCount(word, found: rest)
      }
      self = .command(plain.command, times: times)
    } else if Self.canBePlace(text, in: context) {
      self = .place(text)
    } else {
      let elsewhere = keymap.contexts(ofCommandNamed: word)
      guard elsewhere.isEmpty else {
        throw .notHere(word, modes: elsewhere.map(\.mode.title))
      }
      throw .unknown(word, similar: CommandCompletion.similar(to: word, in: commands))
    }
  }

  /// Whether `text` is more like a place than like a command: a command has a letter at its start and another
  /// letter or hyphen after it.
  private static func canBePlace(_ text: String, in context: KeyContext) -> Bool {
    guard ArgumentCommand.goto.isValid(in: context) else { return false }
    guard let first = text.first, first.isLetter, let second = text.dropFirst().first else {
      return true
    }
    return !second.isLetter && second != "-"
  }
}
