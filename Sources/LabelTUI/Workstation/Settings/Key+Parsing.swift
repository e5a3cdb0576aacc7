import TerminalKit

/// Keys as the config file writes them.
extension Key {
  private static let names: [String: Key] = [
    "space": .character(" "), "escape": .escape, "esc": .escape, "enter": .enter, "tab": .tab,
    "shift-tab": .backTab, "s-tab": .backTab, "backspace": .backspace, "bksp": .backspace,
    "delete": .delete, "del": .delete, "insert": .insert, "ins": .insert, "up": .up, "down": .down,
    "left": .left, "right": .right, "↑": .up, "↓": .down, "←": .left, "→": .right, "home": .home,
    "end": .end, "page-up": .pageUp, "pgup": .pageUp, "page-down": .pageDown, "pgdn": .pageDown,
    "shift-up": .shift(.up), "shift-down": .shift(.down), "shift-left": .shift(.left),
    "shift-right": .shift(.right),
  ]

  /// The key sequence that `text` names: keys separated by spaces; characters may stand together, as in `gg`.
  /// Nil if it names none.
  static func sequence(parsing text: String) -> [Key]? {
    var keys: [Key] = []
    for word in text.split(separator: " ") {
      if let key = named(String(word)) {
        keys.append(key)
      } else if word.allSatisfy({ $0.unicodeScalars.count == 1 }), word.count <= longestSequence {
        keys += word.map(Key.character)
      } else {
        return nil
      }
    }
    return (1...longestSequence).contains(keys.count) ? keys : nil
  }

  private static let longestSequence = 4

  /// The name of the sequence for the config file; parsing it gives the sequence again.
  static func text(of sequence: [Key]) -> String {
    sequence.map(\.settingName).joined(separator: " ")
  }

  private static func named(_ word: String) -> Key? {
    if word.count == 1, let character = word.first { return .character(character) }
    let lower = word.lowercased()
    if let key = names[lower] { return key }
    for prefix in ["ctrl-", "^"] where lower.hasPrefix(prefix) {
      let rest = lower.dropFirst(prefix.count)
      guard rest.count == 1, let letter = rest.first, letter.isASCII, letter.isLetter else {
        return nil
      }
      return .control(letter)
    }
    if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    return nil
  }

  private var settingName: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let letter): "ctrl-\(letter)"
    case .function(let number): "f\(number)"
    case .escape: "escape"
    case .enter: "enter"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: "backspace"
    case .delete: "delete"
    case .insert: "insert"
    case .shift(.up): "shift-up"
    case .shift(.down): "shift-down"
    case .shift(.left): "shift-left"
    case .shift(.right): "shift-right"
    case .up: "up"
    case .down: "down"
    case .left: "left"
    case .right: "right"
    case .home: "home"
    case .end: "end"
    case .pageUp: "page-up"
    case .pageDown: "page-down"
    }
  }
}
