import CNcurses
import Glibc

/// What terminfo says about a terminal, as far as the program asks.
struct TerminalDescription: Equatable, Sendable {
  /// Number of colors, -1 when it has none.
  let colors: Int
  /// What puts the screen back: colors, cursor, number pad, the screen that was there before.
  let restoration: [UInt8]

  /// Looks `terminal` up.
  ///
  /// - Throws: `TerminalError` when terminfo does not know it, or it cannot place its cursor.
  init(of terminal: String) throws(TerminalError) {
    guard TerminfoOverlay.isValid(terminalName: terminal) else {
      throw .unknown(Self.shown(terminal))
    }
    var code: Int32 = 0
    let found = setupterm(terminal, STDOUT_FILENO, &code)
    guard found == 0 || code == 1 else { throw .unknown(terminal) }
    defer { del_curterm(set_curterm(nil)) }
    guard found == 0, Self.string("cup") != nil else { throw .tooSimple(terminal) }
    colors = Int(tigetnum(Self.pointer("colors")))
    let capabilities: [StaticString] = ["sgr0", "op", "cnorm", "rmkx", "rmcup"]
    restoration = capabilities.compactMap(Self.string).reduce([], +)
  }

  /// A terminal's name that is none, fit to be shown.
  private static func shown(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(64).map { (" "..."~").contains($0) ? $0 : "?" }))
  }

  private static func string(_ capability: StaticString) -> [UInt8]? {
    // Absent is NULL, "not a string" is (char *)-1.
    guard let text = tigetstr(pointer(capability)), Int(bitPattern: text) != -1 else { return nil }
    return withoutPadding(String(cString: text))
  }

  /// `text` without its delays (`$<5/>`), which only terminals on wires needed.
  private static func withoutPadding(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// curses takes names as mutable, and never changes them.
  private static func pointer(_ name: StaticString) -> UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(mutating: name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
