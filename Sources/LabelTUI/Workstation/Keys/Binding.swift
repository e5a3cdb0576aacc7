import TerminalKit

/// One row of the keymap: the keys, what they do, and how the help names it.
struct Binding: Sendable {
  /// Key sequences that do it; the first one is shown in hints.
  var sequences: [[Key]]
  var command: Command
  /// A few words for the help.
  var title: String
  /// One or two words for the hint line; nil keeps it out of there.
  var hint: String?
  /// Stands for all bindings of this title in the help; nil where the binding has a row of its own.
  private var groupName: String?

  init(_ sequences: [[Key]], _ command: Command, _ title: String, hint: String? = nil) {
    self.sequences = sequences
    self.command = command
    self.title = title
    self.hint = hint
  }

  /// A binding of single keys.
  init(_ keys: Key..., command: Command, _ title: String, hint: String? = nil) {
    self.init(keys.map { [$0] }, command, title, hint: hint)
  }

  /// Bindings of the digits 1 to 9 to their classes, one row in the help.
  static func classDigits(_ title: String) -> [Binding] {
    (1...9).map { digit in
      var binding = Binding(
        [[.character(Character("\(digit)"))]], .box(.classDigit(digit)), title)
      binding.groupName = "1-9"
      return binding
    }
  }

  /// The first sequence as hints and messages write it.
  var keyName: String { sequences.first.map(Self.name) ?? "" }

  /// All sequences as the help writes them.
  var keyNames: String {
    groupName ?? sequences.map(Self.name).joined(separator: " ")
  }

  /// The sequences one by one, for a table that sets them apart.
  var keyNameList: [String] { groupName.map { [$0] } ?? sequences.map(Self.name) }

  private static func name(of sequence: [Key]) -> String { sequence.map(\.name).joined() }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A character key, so that a keymap reads like the keyboard.
  package init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
