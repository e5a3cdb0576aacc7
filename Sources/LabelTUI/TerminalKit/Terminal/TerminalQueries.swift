/// Queries to a terminal. `TerminalReply` holds its answers.
package enum TerminalQueries {
  /// The number of the test picture in the query for kitty graphics.
  static let pictureNumber = 31

  /// The queries for the terminal that the environment describes; empty for terminals that would print them. The
  /// query for device attributes is the last, because every terminal answers it.
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

  /// Prefixes of TERM for terminals that support few sequences, or whose replies do not reach the program.
  private static let silent = [
    "linux", "dumb", "vt", "ansi", "cons", "emacs", "eterm", "unknown", "sun", "hurd", "wsvt",
  ]

  /// Sets an RGB background, then queries the current colors.
  private static let textAttributes =
    "\u{1B}[48:2::1:2:3m\u{1B}P$qm\u{1B}\\\u{1B}[m"
  private static let version = "\u{1B}[>0q"
  /// Queries whether the terminal can show a picture of one pixel in the kitty protocol.
  private static let picture = "\u{1B}_Gi=\(pictureNumber),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
  private static let cellSize = "\u{1B}[16t"
  /// Queries the background color.
  private static let background = "\u{1B}]11;?\u{1B}\\"
  private static let attributes = "\u{1B}[c"

  private static func privateMode(_ mode: Int) -> String { "\u{1B}[?\(mode)$p" }
}
