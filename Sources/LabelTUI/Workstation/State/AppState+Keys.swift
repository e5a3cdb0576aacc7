import TerminalKit

/// Turning keys into commands: counts, sequences and typed text.
extension AppState {
  /// Performs the command that the keymap has for `key` in the current context.
  mutating func handle(_ key: Key) -> [Job] {
    closeWelcome()
    if deferUntilFrame(key) { return [] }
    if keyMode.isOfDocument { changeCanvas { $0.continueWithKeys() } }
    if handleCountDigit(key) { return [] }
    pendingKeys.append(key)
    switch keymap.match(pendingKeys, in: keyContext) {
    case .prefix: return []
    case .none: return handleUnboundKey(key)
    case .command(let command):
      let times = count ?? 1
      (pendingKeys, count, message) = ([], nil, nil)
      return perform(command, times: times)
    }
  }

  /// Performs `command`, `times` times if it can be repeated.
  mutating func perform(_ command: Command, times: Int) -> [Job] {
    switch command {
    case .application(let command): perform(command)
    case .list(let command): perform(command, times: times)
    case .view(let command): perform(command, times: times)
    case .display(let command): perform(command)
    case .analysis(let command): perform(command, times: times)
    case .picture(let command): perform(command, times: times)
    case .pitch(let command): perform(command, times: times)
    case .box(let command): perform(command, times: times)
    case .edit(let command): perform(command, times: times)
    case .classes(let command): perform(command, times: times)
    case .finding(let command): perform(command)
    case .proposal(let command): perform(command, times: times)
    case .parameter(let command): perform(command, times: times)
    case .sample(let command): perform(command)
    case .exchange(let command): perform(command)
    case .boxList(let command): perform(command, times: times)
    case .windowList(let command): perform(command, times: times)
    case .datasets(let command): perform(command, times: times)
    case .review(let command): perform(command, times: times)
    case .dashboard(let command): perform(command, times: times)
    case .overlay(let command): perform(command, times: times)
    case .question(let command): perform(command)
    case .prompt(let command): perform(command)
    case .comfort(let command): perform(command, times: times)
    }
  }

  /// Handles a key that neither completes nor continues a sequence of the keymap.
  private mutating func handleUnboundKey(_ key: Key) -> [Job] {
    let wasSequence = pendingKeys.count > 1
    (pendingKeys, count) = ([], nil)
    switch keyMode {
    case .prompt:
      message = nil
      if case .character(let character) = key { prompt?.type(String(character)) }
      return []
    case .question: return perform(.question(.no), times: 1)
    case .list, .view, .drawing, .selected, .editing, .review, .grid, .dashboard, .preview,
      .boxList, .windowList, .datasets, .overlay, .jobs, .parameters, .classes:
      return wasSequence ? handle(key) : []
    }
  }

  /// Closes the page of the first run, if it is shown.
  mutating func closeWelcome() { if overlay == .welcome { overlay = nil } }

  /// Adds a digit to the count of the next command, in modes where digits are counts. Returns whether `key`
  /// was such a digit.
  private mutating func handleCountDigit(_ key: Key) -> Bool {
    guard keyMode.digits == .count, pendingKeys.isEmpty, case .character(let character) = key,
      character.isASCII, let digit = character.wholeNumberValue, digit > 0 || count != nil
    else { return false }
    count = min(Self.largestCount, (count ?? 0) * 10 + digit)
    return true
  }

  private static let largestCount = 9999
}
