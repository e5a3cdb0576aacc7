import TerminalKit

/// The keymap with the user's keys.
extension Keymap {
  /// A line of the config file that cannot be followed.
  struct RemappingError: Error, Equatable {
    let line: Int
    let problem: SettingsError.Problem
  }

  /// This keymap with the keys of `remappings`. Those for a mode take precedence over those for all modes.
  func remapped(_ remappings: [KeyRemapping]) throws(RemappingError) -> Keymap {
    guard !remappings.isEmpty else { return self }
    for remapping in remappings { try check(remapping) }
    var changed: [KeyContext: [Binding]] = [:]
    for context in KeyContext.all {
      let ours = remappings.filter { $0.mode == nil || $0.mode == context.mode }
        .sorted { ($0.mode == nil ? 0 : 1) < ($1.mode == nil ? 0 : 1) }
      let byName = Dictionary(ours.map { ($0.name, $0) }) { $1 }
      changed[context] = try remap(bindings(in: context), byName, in: context)
    }
    return Keymap(sections, bindings: changed)
  }

  private func check(_ remapping: KeyRemapping) throws(RemappingError) {
    let contexts = contexts(ofCommandNamed: remapping.name)
    guard !contexts.isEmpty else {
      var seen = Set<String>()
      let all = KeyContext.all.flatMap(namedCommands).filter { seen.insert($0.name).inserted }
      let similar = CommandCompletion.similar(to: remapping.name, in: all)
      throw RemappingError(
        line: remapping.line, problem: .unknownCommand(remapping.name, similar: similar))
    }
    guard let mode = remapping.mode, !contexts.contains(where: { $0.mode == mode }) else { return }
    throw RemappingError(
      line: remapping.line, problem: .notInMode(command: remapping.name, mode: mode.rawValue))
  }

  private func remap(
    _ bindings: [Binding], _ byName: [String: KeyRemapping], in context: KeyContext
  ) throws(RemappingError) -> [Binding] {
    guard !byName.isEmpty else { return bindings }
    var seen = Set<String>()
    var result: [Binding] = []
    var lines: [[Key]: KeyRemapping] = [:]
    for binding in bindings {
      guard let remapping = byName[binding.command.name] else {
        result.append(binding)
        continue
      }
      // A command with several rows of keys gets one.
      guard seen.insert(remapping.name).inserted else { continue }
      for sequence in remapping.sequences {
        if Self.isReserved(sequence, in: context.mode) {
          throw RemappingError(
            line: remapping.line, problem: .reservedKey(Key.text(of: sequence)))
        }
        lines[sequence] = remapping
      }
      result.append(binding.bound(to: remapping.sequences))
    }
    try checkConflicts(of: lines, in: result, mode: context.mode)
    return result
  }

  private func checkConflicts(
    of ours: [[Key]: KeyRemapping], in bindings: [Binding], mode: KeyMode
  ) throws(RemappingError) {
    for (sequence, remapping) in ours.sorted(by: { $0.value.line < $1.value.line }) {
      for binding in bindings {
        let isOwn = binding.command.name == remapping.name
        let conflicts = binding.sequences.contains { other in
          (other != sequence || !isOwn)
            && (other.starts(with: sequence) || sequence.starts(with: other))
        }
        guard conflicts else { continue }
        throw RemappingError(
          line: remapping.line,
          problem: .conflict(
            key: Key.text(of: sequence), command: remapping.name, other: binding.command.name,
            mode: mode.rawValue))
      }
    }
  }

  /// Whether terminals or the program need a key of `sequence`: flow control, the prefixes of tmux and screen,
  /// interrupt and suspend; digits where they are counts, and characters where they are text.
  private static func isReserved(_ sequence: [Key], in mode: KeyMode) -> Bool {
    let controls: Set<Key> = [
      .control("a"), .control("b"), .control("c"), .control("q"), .control("s"), .control("z"),
    ]
    if sequence.contains(where: controls.contains) { return true }
    guard case .character(let character)? = sequence.first else { return false }
    if mode == .prompt { return true }
    return mode.digits == .count && ("1"..."9").contains(character)
  }
}
