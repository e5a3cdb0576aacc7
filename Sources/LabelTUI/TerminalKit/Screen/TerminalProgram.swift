/// A terminal that the program knows by its name, for features that cannot be queried.
package enum TerminalProgram: Hashable, Sendable {
  case xterm(patch: Int)
  case vte(version: Int)
  case kitty, konsole, foot, wezterm, iTerm, mintty, contour, ghostty, alacritty

  /// The terminal that reports `version` (XTVERSION), such as `VTE(7006)` or `Konsole 22.12.3`.
  package init?(version: String) {
    let name = version.prefix { $0 != "(" && $0 != " " }
    let number = Int(version.dropFirst(name.count + 1).prefix { $0.isASCII && $0.isNumber }) ?? 0
    switch name {
    case "XTerm": self = .xterm(patch: number)
    case "VTE": self = .vte(version: number)
    default:
      guard let program = Self.named[name.lowercased()] else { return nil }
      self = program
    }
  }

  /// The terminal that set variables in the environment. Terminals started from another terminal
  /// inherit them, so the terminal's own report takes precedence.
  package init?(environment: [String: String]) {
    if let program = TerminalProgram(terminalName: environment["TERM"] ?? "") {
      self = program
    } else if let version = environment["XTERM_VERSION"] {
      self.init(version: version)
    } else if environment["KITTY_WINDOW_ID"] != nil {
      self = .kitty
    } else if environment["KONSOLE_VERSION"] != nil {
      self = .konsole
    } else if let version = environment["VTE_VERSION"].flatMap({ Int($0) }) {
      self = .vte(version: version)
    } else {
      return nil
    }
  }

  /// The terminal whose own terminfo entry has this name, such as `xterm-kitty` or `foot`.
  package init?(terminalName name: String) {
    let short = name.hasPrefix("xterm-") ? name.dropFirst("xterm-".count) : name[...]
    guard let program = Self.named[String(short.prefix { $0 != "-" })] else { return nil }
    self = program
  }

  private static let named: [String: TerminalProgram] = [
    "kitty": .kitty, "konsole": .konsole, "foot": .foot, "wezterm": .wezterm, "iterm2": .iTerm,
    "mintty": .mintty, "contour": .contour, "ghostty": .ghostty, "alacritty": .alacritty,
  ]

  /// Whether the terminal shows all RGB colors.
  package var hasDirectColor: Bool {
    switch self {
    case .xterm(let patch): patch >= 331
    case .vte(let version): version >= 3600
    case .kitty, .konsole, .foot, .wezterm, .iTerm, .mintty, .contour, .ghostty, .alacritty: true
    }
  }

  /// Whether the terminal draws sextants (U+1FB00...1FB3B) without a font that has them.
  ///
  /// The program cannot query for a glyph: a missing glyph takes a cell, too.
  package var hasSextants: Bool {
    switch self {
    case .vte(let version): version >= 7000
    case .kitty, .konsole: true
    case .xterm, .foot, .wezterm, .iTerm, .mintty, .contour, .ghostty, .alacritty: false
    }
  }
}
