import Datasets
import TerminalKit

/// From keys to commands: prompts, counts and sequences.
extension AppState {
  mutating func press(_ key: Key, keymap: Keymap) -> [Job] {
    if prompt != nil { return pressInPrompt(key) }
    if let overlay, overlay.isQuestion { return answer(overlay, key) }
    capture?.endDrag()
    if takeCountDigit(key) { return [] }
    pendingKeys.append(key)
    switch keymap.match(pendingKeys, in: keyMode) {
    case .prefix:
      return []
    case .none:
      let wasSequence = pendingKeys.count > 1
      pendingKeys = []
      count = nil
      return wasSequence ? press(key, keymap: keymap) : []
    case .command(let command):
      let times = count ?? 1
      pendingKeys = []
      count = nil
      message = nil
      return perform(command, times: times, keymap: keymap)
    }
  }

  mutating func paste(_ text: String) -> [Job] {
    prompt?.type(text)
    return []
  }

  /// Digits before a command are its count, in modes where they are one.
  private mutating func takeCountDigit(_ key: Key) -> Bool {
    guard keyMode.digits == .count, pendingKeys.isEmpty, case .character(let character) = key,
      character.isASCII, let digit = character.wholeNumberValue, digit > 0 || count != nil
    else { return false }
    count = min(9999, (count ?? 0) * 10 + digit)
    return true
  }

  private mutating func pressInPrompt(_ key: Key) -> [Job] {
    message = nil
    switch key {
    case .character(let character): prompt?.type(String(character))
    case .backspace: prompt?.deleteLast()
    case .control("u"): prompt?.deleteAll()
    case .escape, .control("c"): prompt = nil
    case .enter:
      guard let answered = prompt else { return [] }
      prompt = nil
      return answer(answered)
    default: break
    }
    return []
  }

  private mutating func answer(_ prompt: Prompt) -> [Job] {
    switch prompt.purpose {
    case .className: return giveClass(prompt.text)
    case .badNote: return review(.bad, note: prompt.text)
    case .goTo: return goTo(prompt.text)
    case .sampleRate(let url): return open(url, typedSampleRate: prompt.text)
    }
  }

  /// Takes the answer to the question that `overlay` asks: only y is a yes.
  private mutating func answer(_ overlay: Overlay, _ key: Key) -> [Job] {
    self.overlay = nil
    guard key == "y" || key == "Y" else { return [] }
    switch overlay {
    case .confirmQuit: isQuitting = true
    case .confirmClose: return leavePlace()
    case .confirmDelete(let sample): return [.delete(sample)]
    case .help, .messages: break
    }
    return []
  }
}
