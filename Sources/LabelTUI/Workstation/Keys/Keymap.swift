import TerminalKit

/// Which keys do what in which mode; the help is made from it too.
struct Keymap: Sendable {
  private let bindings: [KeyMode: [Binding]]

  init(_ bindings: [KeyMode: [Binding]]) { self.bindings = bindings }

  /// What a sequence of keys amounts to.
  enum Match: Equatable {
    case command(Command)
    /// More keys are needed.
    case prefix
    case none
  }

  /// The rows of `mode`, in the order of the help.
  func bindings(in mode: KeyMode) -> [Binding] { bindings[mode] ?? [] }

  /// Looks `keys` up in `mode`.
  func match(_ keys: [Key], in mode: KeyMode) -> Match {
    var isPrefix = false
    for binding in bindings(in: mode) {
      for sequence in binding.sequences {
        if sequence == keys { return .command(binding.command) }
        isPrefix = isPrefix || sequence.starts(with: keys)
      }
    }
    return isPrefix ? .prefix : .none
  }
}
