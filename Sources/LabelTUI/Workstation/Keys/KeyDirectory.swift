/// The keys and commands of the workstation, for the manual page.
package enum KeyDirectory {
  /// Keys that belong together.
  package struct Section: Equatable, Sendable {
    package let title: String
    package let rows: [Row]
  }

  /// The keys of a command.
  package struct Row: Equatable, Sendable {
    /// All keys, as the help shows them.
    package let keys: String
    package let title: String
    /// The name of the command.
    package let name: String
  }

  /// The sections of the standard keymap, with the modes in which they are valid.
  package static var sections: [Section] {
    Keymap.standard.sections.map { section in
      var rows: [Row] = []
      for binding in section.bindings {
        let name = binding.isOneOfMany ? "class-digit-1 ... class-digit-9" : binding.command.name
        let row = Row(keys: binding.keyNames, title: binding.title, name: name)
        if rows.last != row { rows.append(row) }
      }
      return Section(title: Keymap.title(of: section), rows: rows)
    }
  }

  /// The commands that take a value, as they are typed, and what they do.
  package static var valueCommands: [(usage: String, title: String)] {
    ArgumentCommand.allCases.map { (":\($0.rawValue) \($0.placeholder)", $0.title) }
  }
}
