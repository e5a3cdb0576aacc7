import TerminalKit

/// The commands of all keys in all modes. Help, hints, key names in messages and the README's table come from
/// it.
struct Keymap: Sendable {
  /// Bindings that belong together, and where they are valid.
  struct Section: Sendable {
    /// The heading in the README's table.
    var title: String
    var contexts: Set<KeyContext>
    var bindings: [Binding]

    /// A section for `modes`. Modes of documents are limited to the kinds `documents`.
    init(
      _ title: String, in modes: Set<KeyMode>, on documents: [DocumentKind] = DocumentKind.allCases,
      _ bindings: [Binding]
    ) {
      self.title = title
      self.bindings = bindings
      contexts = Set(
        KeyContext.all.filter { context in
          modes.contains(context.mode) && (context.document.map(documents.contains) ?? true)
        })
    }
  }

  let sections: [Section]
  private let bindings: [KeyContext: [Binding]]

  /// A keymap of `sections`, in the order of the help.
  init(_ sections: [Section]) {
    self.sections = sections
    bindings = Dictionary(
      uniqueKeysWithValues: KeyContext.all.map { context in
        (context, sections.filter { $0.contexts.contains(context) }.flatMap(\.bindings))
      })
  }

  /// The keymap with other bindings than those of `sections`.
  init(_ sections: [Section], bindings: [KeyContext: [Binding]]) {
    (self.sections, self.bindings) = (sections, bindings)
  }

  /// The result of looking up a sequence of keys.
  enum Match: Equatable {
    case command(Command)
    /// More keys are needed.
    case prefix
    case none
  }

  /// The bindings that are valid in `context`, in the order of the help.
  func bindings(in context: KeyContext) -> [Binding] { bindings[context] ?? [] }

  /// Looks `keys` up in `context`.
  func match(_ keys: [Key], in context: KeyContext) -> Match {
    var isPrefix = false
    for binding in bindings(in: context) {
      for sequence in binding.sequences {
        if sequence == keys { return .command(binding.command) }
        isPrefix = isPrefix || sequence.starts(with: keys)
      }
    }
    return isPrefix ? .prefix : .none
  }

  /// The keys that can follow `keys` in `context`, with the titles of their commands.
  func continuations(of keys: [Key], in context: KeyContext) -> [(keys: [Key], title: String)] {
    bindings(in: context).flatMap { binding in
      binding.sequences.filter { $0.count > keys.count && $0.starts(with: keys) }
        .map { (Array($0.dropFirst(keys.count)), binding.title) }
    }
  }

  /// Whether a key performs `command` in `context`.
  func binds(_ command: Command, in context: KeyContext) -> Bool {
    bindings(in: context).contains { $0.command == command }
  }

  /// The name of the first key for `command` in `context`, else in any context, for messages.
  func name(of command: Command, in context: KeyContext) -> String {
    // Called for every frame: nothing is copied here.
    let binding =
      bindings(in: context).first { $0.command == command }
      ?? KeyContext.all.lazy.flatMap { self.bindings(in: $0) }.first { $0.command == command }
    return binding?.keyName ?? "?"
  }
}
