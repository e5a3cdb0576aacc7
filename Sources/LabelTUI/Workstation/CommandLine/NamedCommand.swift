/// A command that is valid in a context, as the command line, the palette and the manual show it.
struct NamedCommand: Equatable, Sendable {
  let command: Command
  let name: String
  let title: String
  /// The name of its first key.
  let keyName: String
}

extension Keymap {
  /// The commands that are valid in `context`, each once, in the order of the help.
  func namedCommands(in context: KeyContext) -> [NamedCommand] {
    var seen = Set<Command>()
    return bindings(in: context).filter { seen.insert($0.command).inserted }.map { binding in
      NamedCommand(
        command: binding.command, name: binding.command.name, title: binding.title,
        keyName: binding.keyName)
    }
  }

  /// The contexts in which a command of this name is valid.
  func contexts(ofCommandNamed name: String) -> [KeyContext] {
    KeyContext.all.filter { context in
      bindings(in: context).contains { $0.command.name == name }
    }
  }
}
