import Foundations

/// Asks tmux about the session that this program runs in.
package enum TmuxProgram {
  private static let timeout = Duration.milliseconds(500)

  /// Runs `tmux display` and parses its output; nil if there is no tmux, or if it does not answer within 500 ms.
  package static func facts(environment: [String: String]) -> TmuxFacts? {
    let format =
      "#{client_termtype}\n#{client_termfeatures}\n#{escape-time}\n#{set-clipboard}\n#{allow-passthrough}"
    let arguments = ["display", "-p", format, ";", "show-options", "-sv", "terminal-overrides"]
    return ChildProcess.output(
      of: "tmux", arguments: arguments, environment: environment, within: timeout
    ).flatMap { TmuxFacts(output: String(decoding: $0, as: UTF8.self)) }
  }
}
