/// From keys to commands: prompts, counts and sequences.
extension AppState {
  mutating func press(_ key: Key, keymap: Keymap) -> [Job] {
    if prompt != nil { return pressInPrompt(key) }
    if overlay == .confirmQuit { return answerQuit(key) }
    if overlay == .confirmClose { return answerClose(key) }
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

  /// Digits before a command are its count, where they do not choose a class.
  private mutating func takeCountDigit(_ key: Key) -> Bool {
    guard keyMode == .capture, pendingKeys.isEmpty, case .character(let character) = key,
      character.isASCII, let digit = character.wholeNumberValue, digit > 0 || count != nil
    else { return false }
    count = min(9999, (count ?? 0) * 10 + digit)
    return true
  }

  private mutating func pressInPrompt(_ key: Key) -> [Job] {
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
    }
  }

  private mutating func answerQuit(_ key: Key) -> [Job] {
    overlay = nil
    if key == "y" || key == "Y" || key == "Q" { isQuitting = true }
    return []
  }

  private mutating func answerClose(_ key: Key) -> [Job] {
    overlay = nil
    return key == "y" || key == "Y" ? leavePlace() : []
  }
}
