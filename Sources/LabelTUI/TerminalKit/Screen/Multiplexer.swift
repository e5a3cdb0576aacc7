/// A program between this one and the terminal, which answers in the terminal's place.
package enum Multiplexer: String, Hashable, Sendable {
  case tmux, screen

  /// The innermost multiplexer according to the environment.
  package init?(environment: [String: String]) {
    let name = environment["TERM"] ?? ""
    if !(environment["TMUX"] ?? "").isEmpty || name.hasPrefix("tmux") {
      self = .tmux
    } else if !(environment["STY"] ?? "").isEmpty || name.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}
