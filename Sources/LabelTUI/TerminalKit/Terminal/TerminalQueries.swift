/// Questions to a terminal; `TerminalReply` is what comes back.
package enum TerminalQueries {
  /// The number of the picture that terminals are asked whether they could show.
  static let pictureNumber = 31

  /// All that is asked of the terminal that the environment tells of, the attributes last, which
  /// every one answers; empty for those that would print what they do not know.
  static func batch(environment: [String: String]) -> [UInt8] {
    let name = environment["TERM"] ?? ""
    if silent.contains(where: name.hasPrefix) { return [] }
    let isAppleTerminal = environment["TERM_PROGRAM"] == "Apple_Terminal"
    if isAppleTerminal { return Array((background + attributes).utf8) }
    if Multiplexer(environment: environment) != nil {
      return Array((version + background + attributes).utf8)
    }
    let mode = TerminalReport.synchronizedOutputMode
    return Array(
      (textAttributes + version + privateMode(mode) + privateMode(TerminalReport.mouseMode)
        + picture + cellSize + background + attributes).utf8)
  }

  /// How the names of terminals begin that know few sequences, or whose answers nobody reads.
  private static let silent = [
    "linux", "dumb", "vt", "ansi", "cons", "emacs", "eterm", "unknown", "sun", "hurd", "wsvt",
  ]

  /// Which colors are set, after an RGB background was.
  private static let textAttributes =
    "\u{1B}[48:2::1:2:3m\u{1B}P$qm\u{1B}\\\u{1B}[m"
  private static let version = "\u{1B}[>0q"
  /// Whether a picture of one pixel could be shown by the kitty protocol.
  private static let picture = "\u{1B}_Gi=\(pictureNumber),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
  private static let cellSize = "\u{1B}[16t"
  /// Which color is behind text.
  private static let background = "\u{1B}]11;?\u{1B}\\"
  private static let attributes = "\u{1B}[c"

  private static func privateMode(_ mode: Int) -> String { "\u{1B}[?\(mode)$p" }
}
