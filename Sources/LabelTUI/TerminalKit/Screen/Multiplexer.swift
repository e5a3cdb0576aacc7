/// A program between this program and the terminal. It answers queries in place of the terminal.
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
