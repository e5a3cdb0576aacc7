import CNcurses
import Glibc

/// The parts of a terminfo entry that the program uses.
package struct TerminalDescription: Equatable, Sendable {
  /// Number of colors; -1 if the terminal has none.
  let colors: Int
  /// The sequences that restore colors, cursor, number pad, and the previous screen.
  let restoration: [UInt8]

  /// Looks `terminal` up in terminfo.
  ///
  /// - Throws: `TerminalError` if terminfo has no such entry, or if the terminal cannot move its
  ///   cursor.
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

  /// The first 64 characters of an invalid terminal name, with question marks for those that cannot
  /// be shown.
  private static func shown(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(64).map { (" "..."~").contains($0) ? $0 : "?" }))
  }
}
