import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Kinds of terminals")
struct TerminalKindTests {
  /// A kind of terminal, and the colors that the program may use on it.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case direct = "xterm-256color with COLORTERM"
    case indexed = "xterm-256color with --color 256"
    case asked = "xterm-256color without COLORTERM, which answers"
    case noColor = "xterm-256color with NO_COLOR"
    case emptyNoColor = "xterm-256color with an empty NO_COLOR"
    case console = "linux"
    case vt100 = "vt100"

    var testDescription: String { rawValue }

    var environment: [String: String?] {
      switch self {
      case .direct: [:]
      case .indexed, .asked: ["COLORTERM": nil]
      case .noColor: ["NO_COLOR": "1"]
      case .emptyNoColor: ["NO_COLOR": ""]
      case .console: ["TERM": "linux", "COLORTERM": nil]
      case .vt100: ["TERM": "vt100", "COLORTERM": nil]
      }
    }

    var arguments: [String] { self == .indexed ? ["--color", "256"] : [] }

    /// Whether the picture is drawn with shade characters, from space to full block.
    var drawsShades: Bool { [.noColor, .console, .vt100].contains(self) }

    func mayShow(_ color: EmulatedColor) -> Bool {
      switch (self, color) {
      case (_, .standard): true
      case (.direct, .rgb), (.asked, .rgb), (.emptyNoColor, .rgb): true
      case (.indexed, .indexed): true
      case (.console, .indexed(let index)): index < 16
      default: false
      }
    }
  }

  let workplace: Workplace
  let capture: URL

  init() throws {
    workplace = try Workplace()
    capture = try workplace.add(Samples.video)
  }

  @Test("show the same screen with the colors and glyphs that they have", arguments: Kind.allCases)
  func screen(_ kind: Kind) throws {
    let session = try workplace.open(
      capture, environment: kind.environment, arguments: kind.arguments)
    try session.type("vlllllllkktvideo\r")
    try session.waitFor(DrawnBox(columns: 50...57, rows: 8...10, title: "video"))
    try session.waitUntilLabelsAreWritten("1 box, 1 unsaved")
    let screen = session.screen
    #expect((1...20).map { String(screen.text(row: $0).prefix(10)) } == Self.verticalAxis)
    #expect(screen.text(row: 22) == Self.times)
    #expect(screen.status.hasPrefix(" VIEW  115.000 ms  5800.075 MHz"))

    let colors = Set(screen.cells.joined().flatMap { [$0.foreground, $0.background] })
    #expect(colors.allSatisfy(kind.mayShow), "\(colors.filter { !kind.mayShow($0) })")
    #expect((colors.count > 16) == !kind.drawsShades)
    if kind.drawsShades {
      let corner = (6...9).map { row in (0..<24).map { screen.picture($0, row) }.joined() }
      #expect(corner == Self.shades)
    } else {
      #expect(screen.picture(0, 0) == "▀" || screen.picture(0, 0) == " ")
    }
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  @Test("without colors, the selection is reversed")
  func reversed() throws {
    let session = try workplace.open(capture, environment: Kind.vt100.environment)
    try session.type("vlllllllkktvideo\r")
    try session.waitFor(DrawnBox(columns: 50...57, rows: 8...10, title: "video"))
    #expect(session.screen.cell(at: Picture.position(51, 8))?.isReversed == true)
    let mode = ScreenPosition(column: 1, row: session.screen.size.rows - 2)
    #expect(session.screen.cell(at: mode)?.isReversed == true)
  }

  @Test(
    "that cannot move the cursor, or are unknown, are refused in one line",
    arguments: ["dumb", "no-such-terminal", "../../x", "\u{1B}[777;7H", nil])
  func refused(terminal: String?) throws {
    let session = try workplace.start(
      [capture.path], size: .round, environment: ["TERM": terminal])
    #expect(try session.waitForExit() == .exited(1))
    #expect(session.screen.text(row: 0).hasPrefix("labeltui: "))
    #expect(session.screen.received.count { $0 == UInt8(ascii: "\n") } == 1)
    #expect(!session.screen.received.contains(0x1B))
  }

  private static let verticalAxis = [
    "MHz      │", "   5800.4┤", "         │", "         │", "         │", "   5800.2┤",
    "         │",
    "         │", "         ▶", "         │", "   5800.0┤", "         │", "         │",
    "         │",
    "   5799.8┤", "         │", "         │", "         │", "   5799.6┤", "         │",
  ]
  private static let times =
    "       ms 0                       50                       100                      150"
  /// The lower edge of the video signal, from its left end.
  private static let shades = [
    "▓▓▒▓▒▒▓▓▓▓▓▓▓▓▒▓▒▓▒▓▓▓▓▓", "▒▒▒▒▒▒▓▒▒▒▓▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
    "░░░░░░░░░░░░░░░░░░░░░░░░",
  ]
}
