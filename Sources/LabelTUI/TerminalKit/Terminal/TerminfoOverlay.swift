/// A terminfo entry that extends the entry of the terminal with colors that the terminal supports but the entry
/// lacks: Debian's base terminfo has no `*-direct`, and its `xterm` has 8 colors.
struct TerminfoOverlay: Equatable, Sendable {
  /// Increment it whenever `source` changes, because compiled entries are cached.
  private static let edition = 1

  let name: String
  /// The source for `tic -x`.
  let source: String

  /// An overlay of `terminal` with the colors of `colors`; nil without colors, or if the name is not a valid
  /// terminfo name.
  init?(of terminal: String, colors: ColorClass) {
    guard colors != .none, Self.isValid(terminalName: terminal) else { return nil }
    name = "labeltui\(Self.edition)-\(colors.rawValue)-\(terminal)"
    source = """
      \(name)|LabelTUI on \(terminal),
      \t\(Self.capabilities(colors)),
      \tccc@, initc@, initp@, oc@, setb@, setf@,
      \tuse=\(terminal),

      """
  }

  /// Whether `name` is 1 to 64 letters, digits, `+`, `.`, `_`, `-`, like terminfo names.
  static func isValid(terminalName name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "."),
          UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private static func capabilities(_ colors: ColorClass) -> String {
    let count = "colors#\(colors.neededColors), pairs#0x10000, op=\\E[39;49m, AX"
    return switch colors {
    case .direct:
      // Semicolons, because the colon form of xterm-direct does not work in st and urxvt.
      "RGB, \(count), setaf=\(direct(ansi: "3", rgb: "38")), setab=\(direct(ansi: "4", rgb: "48"))"
    case .indexed256:
      "\(count), setaf=\(indexed(ansi: "3", bright: "9", index: "38")), "
        + "setab=\(indexed(ansi: "4", bright: "10", index: "48"))"
    case .indexed16:
      "\(count), setaf=\(bright(ansi: "3", bright: "9")), "
        + "setab=\(bright(ansi: "4", bright: "10"))"
    case .indexed8, .none:
      "\(count), setaf=\\E[3%p1%dm, setab=\\E[4%p1%dm"
    }
  }

  private static func direct(ansi: String, rgb: String) -> String {
    "\\E[%?%p1%{8}%<%t\(ansi)%p1%d%e\(rgb);2;"
      + "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
  }

  private static func indexed(ansi: String, bright: String, index: String) -> String {
    "\\E[%?%p1%{8}%<%t\(ansi)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d%e\(index);5;%p1%d%;m"
  }

  private static func bright(ansi: String, bright: String) -> String {
    "\\E[%?%p1%{8}%<%t\(ansi)%p1%d%e\(bright)%p1%{8}%-%d%;m"
  }
}
