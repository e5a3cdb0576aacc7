/// tmux, run to ask it about the session that this program is in.
package enum TmuxProgram {
  private static let patience = Duration.milliseconds(500)

  /// What tmux says; nil when there is none that answers. Waits for it, 500 ms at most.
  package static func facts(environment: [String: String]) -> TmuxFacts? {
    let format = "#{client_termtype}\n#{client_termfeatures}\n#{escape-time}"
    let arguments = ["display", "-p", format, ";", "show-options", "-sv", "terminal-overrides"]
    return ChildProcess.output(
      of: "tmux", arguments: arguments, environment: environment, within: patience
    ).flatMap { TmuxFacts(output: String(decoding: $0, as: UTF8.self)) }
  }
}
