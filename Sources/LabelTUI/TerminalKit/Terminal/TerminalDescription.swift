import CNcurses
import Glibc

/// What terminfo says about a terminal, as far as the program asks.
package struct TerminalDescription: Equatable, Sendable {
  /// Number of colors, -1 when it has none.
  let colors: Int
  /// What puts the screen back: colors, cursor, number pad, the screen that was there before.
  let restoration: [UInt8]

  /// Looks `terminal` up.
  ///
  /// - Throws: `TerminalError` when terminfo does not know it, or it cannot place its cursor.
  package init(of terminal: String) throws(TerminalError) {
    guard TerminfoOverlay.isValid(terminalName: terminal) else {
      throw .unknown(Self.shown(terminal))
    }
    var code: Int32 = 0
    let found = setupterm(terminal, STDOUT_FILENO, &code)
    guard found == 0 || code == 1 else { throw .unknown(terminal) }
    defer { del_curterm(set_curterm(nil)) }
    guard found == 0, Capability("cup") != nil else { throw .tooSimple(terminal) }
    colors = Capability.number("colors")
    let capabilities: [StaticString] = ["sgr0", "op", "cnorm", "rmkx", "rmcup"]
    restoration = capabilities.compactMap { Capability($0)?.bytes() }.reduce([], +)
  }

  /// A terminal's name that is none, fit to be shown.
  private static func shown(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(64).map { (" "..."~").contains($0) ? $0 : "?" }))
  }
}
