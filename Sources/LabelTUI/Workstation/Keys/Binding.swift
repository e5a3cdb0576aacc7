import TerminalKit

/// One row of the keymap: key sequences, their command, and its texts in help and hints.
struct Binding: Sendable {
  /// The key sequences for the command; hints show the first one.
  var sequences: [[Key]]
  var command: Command
  /// A few words for the help.
  var title: String
  /// One or two words for the hint line; nil if there is no hint.
  var hint: String?
  /// The text for the keys of all bindings of this title in the help; nil if the binding has its own row.
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
    digits(title) { .box(.classDigit($0)) }
  }

  /// Bindings of the digits 1 to 9 to the commands of `command`, one row in the help.
  static func digits(_ title: String, _ command: (Int) -> Command) -> [Binding] {
    (1...9).map { digit in
      var binding = Binding([[.character(Character("\(digit)"))]], command(digit), title)
      binding.groupName = "1-9"
      return binding
    }
  }

  /// This binding with other keys.
  func bound(to newSequences: [[Key]]) -> Binding {
    var binding = self
    binding.sequences = newSequences
    binding.groupName = nil
    return binding
  }

  /// The name of the first sequence, for hints and messages; what to type if no key performs the command.
  var keyName: String { sequences.first.map(Self.name) ?? ":\(command.name)" }

  /// The names of all sequences, for the help.
  var keyNames: String {
    groupName ?? sequences.map(Self.name).joined(separator: " ")
  }

  /// Whether it shares a row of the help with others.
  var isOneOfMany: Bool { groupName != nil }

  /// The name of each sequence, for a table.
  var keyNameList: [String] { groupName.map { [$0] } ?? sequences.map(Self.name) }

  private static func name(of sequence: [Key]) -> String { sequence.map(\.name).joined() }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A character key, so that a keymap can contain character literals.
  package init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
