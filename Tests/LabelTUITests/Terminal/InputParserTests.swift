import Testing

@testable import TerminalKit

@Suite("Input parser")
struct InputParserTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let input: String
    let events: [TerminalEvent]
    var testDescription: String { input.debugDescription }

    init(_ input: String, _ events: TerminalEvent...) {
      self.input = input
      self.events = events
    }

    static func key(_ input: String, _ key: Key) -> Case { Case(input, .key(key)) }

    static func reply(_ input: String, _ reply: TerminalReply) -> Case {
      Case(input, .reply(reply))
    }
  }

  static func mouse(
    _ kind: MouseEvent.Kind, _ column: Int, _ row: Int, control: Bool = false
  ) -> TerminalEvent {
    .mouse(MouseEvent(kind: kind, column: column, row: row, control: control))
  }

  static let keys: [Case] = [
    .key("a", .character("a")), .key("Z", .character("Z")), .key(" ", .character(" ")),
    .key("~", .character("~")), .key("é", .character("é")), .key("€", .character("€")),
    .key("😀", .character("😀")), .key("\u{10FFFF}", .character("\u{10FFFF}")),
    .key("\r", .enter), .key("\n", .enter), .key("\t", .tab), .key("\u{7F}", .backspace),
    .key("\u{8}", .backspace), .key("\u{1}", .control("a")), .key("\u{3}", .control("c")),
    .key("\u{1A}", .control("z")),
    .key("\u{1B}[A", .up), .key("\u{1B}[B", .down), .key("\u{1B}[C", .right),
    .key("\u{1B}[D", .left), .key("\u{1B}OA", .up), .key("\u{1B}OB", .down),
    .key("\u{1B}OC", .right), .key("\u{1B}OD", .left), .key("\u{1B}[1;2A", .shift(.up)),
    .key("\u{1B}[1;2B", .shift(.down)), .key("\u{1B}[1;2C", .shift(.right)),
    .key("\u{1B}[1;2D", .shift(.left)), .key("\u{1B}[1;2H", .home),
    .key("\u{1B}[1;5D", .left), .key("\u{1B}[1;6D", .left), .key("\u{1B}O5C", .right),
    .key("\u{1B}[H", .home), .key("\u{1B}OH", .home), .key("\u{1B}[1~", .home),
    .key("\u{1B}[7~", .home), .key("\u{1B}[F", .end), .key("\u{1B}OF", .end),
    .key("\u{1B}[4~", .end), .key("\u{1B}[8~", .end), .key("\u{1B}[2~", .insert),
    .key("\u{1B}[3~", .delete), .key("\u{1B}[3;5~", .delete), .key("\u{1B}[5~", .pageUp),
    .key("\u{1B}[6~", .pageDown), .key("\u{1B}[Z", .backTab),
    .key("\u{1B}OP", .function(1)), .key("\u{1B}[[A", .function(1)),
    .key("\u{1B}[[E", .function(5)), .key("\u{1B}[11~", .function(1)),
    .key("\u{1B}[15~", .function(5)), .key("\u{1B}[17~", .function(6)),
    .key("\u{1B}[21~", .function(10)), .key("\u{1B}[24~", .function(12)),
    .key("\u{1B}[34~", .function(20)), .key("\u{1B}[1;2R", .function(3)),
    .key("\u{1B}OM", .enter), .key("\u{1B}Op", .character("0")), .key("\u{1B}Oy", .character("9")),
    .key("\u{1B}Ok", .character("+")),
  ]

  static let mouseEvents: [Case] = [
    Case("\u{1B}[<0;12;5M", mouse(.press(.left), 11, 4)),
    Case("\u{1B}[<1;1;1M", mouse(.press(.middle), 0, 0)),
    Case("\u{1B}[<2;1;1M", mouse(.press(.right), 0, 0)),
    Case("\u{1B}[<0;12;5m", mouse(.release, 11, 4)),
    Case("\u{1B}[<32;300;200M", mouse(.drag, 299, 199)),
    Case("\u{1B}[<34;3;2M", mouse(.drag, 2, 1)),
    Case("\u{1B}[<64;3;2M", mouse(.wheelUp, 2, 1)),
    Case("\u{1B}[<65;3;2M", mouse(.wheelDown, 2, 1)),
    Case("\u{1B}[<66;3;2M", mouse(.wheelLeft, 2, 1)),
    Case("\u{1B}[<67;3;2M", mouse(.wheelRight, 2, 1)),
    Case("\u{1B}[<80;3;2M", mouse(.wheelUp, 2, 1, control: true)),
    Case("\u{1B}[<16;3;2M", mouse(.press(.left), 2, 1, control: true)),
    Case("\u{1B}[M !!", mouse(.press(.left), 0, 0)),
    Case("\u{1B}[M#%$", mouse(.release, 4, 3)),
    Case("\u{1B}[M@%$", mouse(.drag, 4, 3)),
    Case("\u{1B}[M`%$", mouse(.wheelUp, 4, 3)),
  ]

  static let mixtures: [Case] = [
    Case(
      "\u{1B}[<0;1;1M\u{1B}[<32;2;1M\u{1B}[<32;3;1M\u{1B}[<0;3;1m", mouse(.press(.left), 0, 0),
      mouse(.drag, 1, 0), mouse(.drag, 2, 0), mouse(.release, 2, 0)),
    Case("\u{1B}x", .key(.escape), .key(.character("x"))),
    Case("\u{1B}\u{1B}[A", .key(.escape), .key(.up)),
    Case("\u{1B}[3\u{1B}[Bq", .key(.down), .key(.character("q"))),
    Case("\u{1B}[12\rq", .key(.enter), .key(.character("q"))),
    Case(
      "\u{1B}[200~a\u{1B}[Ab\rc\u{3}\u{1B}[201~d", .paste("a\u{1B}[Ab\rc\u{3}"),
      .key(.character("d"))),
    Case("\u{1B}[200~\u{1B}[201~", .paste("")),
    Case("\u{1B}[200~\u{1B}[20\u{1B}[201~", .paste("\u{1B}[20")),
    Case("\u{1B}[200~naïve\u{1B}\u{1B}[201~", .paste("naïve\u{1B}")),
  ]

  static let replies: [Case] = [
    .reply("\u{1B}[?62;4c", .attributes([62, 4])), .reply("\u{1B}[?6c", .attributes([6])),
    .reply("\u{1B}[?c", .attributes([])),
    .reply("\u{1B}[?2026;1$y", .mode(2026, setting: 1)),
    .reply("\u{1B}[?2026;0$y", .mode(2026, setting: 0)),
    .reply("\u{1B}]11;rgb:ffff/fdfd/f5f5\u{1B}\\", .background(0xFFFDF5)),
    .reply("\u{1B}]11;rgb:0/8/f\u{7}", .background(0x0088FF)),
    .reply("\u{1B}]11;rgba:00/2b/36/ff\u{7}", .background(0x002B36)),
    .reply("\u{1B}[6;18;9t", .cellSize(PixelSize(width: 9, height: 18))),
    .reply("\u{1B}P1$r48:2::1:2:3m\u{1B}\\", .textAttributes([48, 2, nil, 1, 2, 3])),
    .reply("\u{1B}P1$r0;48;2;1;2;3m\u{7}", .textAttributes([0, 48, 2, 1, 2, 3])),
    .reply("\u{1B}P1$r0m\u{1B}\\", .textAttributes([0])),
    .reply("\u{1B}P>|VTE(7006)\u{1B}\\", .version("VTE(7006)")),
    .reply("\u{1B}P>|a\r\u{3}é\u{202E}\u{1B}\\", .version("a???????")),
    .reply("\u{1B}P>|\(String(repeating: "x", count: 200))\u{1B}\\", .version(longest)),
    .reply("\u{1B}_Gi=31;OK\u{1B}\\", .kittyGraphics(isAccepted: true)),
    .reply("\u{1B}_Gi=31;ENOTSUP:no\u{1B}\\", .kittyGraphics(isAccepted: false)),
  ]

  private static let longest = String(repeating: "x", count: 64)

  static let ignored: [Case] = [
    "\u{1B}[12;40R", "\u{1B}[I", "\u{1B}[O", "\u{1B}[99~",
    "\u{1B}[~", "\u{1B}[201~", "\u{1B}[18446744073709551616~", "\u{1B}[97;5u",
    "\u{1B}P0$r\u{1B}\\", "\u{1B}P1$r2 q\u{1B}\\", "\u{1B}P1$r4x8m\u{1B}\\",
    "\u{1B}P1$r\(String(repeating: "0;", count: 500))m\u{1B}\\", "\u{1B}P>|\u{1B}\\",
    "\u{1B}P\u{1B}\\", "\u{1B}X>|VTE(7006)\u{1B}\\", "\u{1B}^Gi=31;OK\u{1B}\\",
    "\u{1B}[?123456c", "\u{1B}[?2026$y", "\u{1B}[?2026;1y",
    "\u{1B}[?2026;1;1$y", "\u{1B}[62;4c", "\u{1B}[>0;95;0c", "\u{1B}[4;768;1024t",
    "\u{1B}[6;0;9t", "\u{1B}[6;18;9999t", "\u{1B}[6;18t", "\u{1B}]10;rgb:0/0/0\u{7}",
    "\u{1B}]11;?\u{7}", "\u{1B}]11;rgb:0/0\u{7}", "\u{1B}]11;rgb:+1/0/0\u{7}",
    "\u{1B}]11;rgb:12345/0/0\u{7}",
    "\u{1B}]52;c;QUJD\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[<0;0;1M", "\u{1B}[<0;1M", "\u{1B}[<0;1;1;1M",
    "\u{1B}[<0;123456;1M", "\u{1B}[<;;M", "\u{1B}[<0;-1;1M", "\u{1B}[<35;1;1M", "\u{1B}[<66;1;1m",
    "\u{1B}[<128;1;1M", "\u{1B}[<0;1;1X", "\u{1B}[[Z", "\u{1B}Oz", "\u{0}", "\u{1C}", "\u{85}",
    "\u{1B}[" + String(repeating: "1;", count: 500) + "A",
  ].map { Case($0 + "q", .key(.character("q"))) }

  static let all = keys + mouseEvents + mixtures + replies + ignored

  @Test("every sequence gives the expected events", arguments: all)
  func meaning(_ example: Case) {
    var parser = InputParser()
    #expect(parser.feed(Array(example.input.utf8)) == example.events)
    #expect(parser.pending == nil)
  }

  @Test("a sequence cut at any byte gives the same events", arguments: all)
  func cuts(_ example: Case) {
    let bytes = Array(example.input.utf8)
    for cut in 1..<max(2, bytes.count) {
      var parser = InputParser()
      let events = parser.feed(bytes.prefix(cut)) + parser.feed(bytes.dropFirst(cut))
      #expect(events == example.events, "cut at \(cut)")
    }
  }

  @Test("an ESC alone becomes the key only after the wait")
  func loneEscape() {
    var parser = InputParser()
    #expect(parser.feed([0x1B]).isEmpty)
    #expect(parser.pending == .escape)
    #expect(parser.flush() == [.key(.escape)])
    #expect(parser.pending == nil)
    #expect(parser.flush().isEmpty)
  }

  @Test("an incomplete sequence is dropped after the wait, an incomplete paste is kept")
  func abandoned() {
    var parser = InputParser()
    for half in ["\u{1B}[", "\u{1B}[<0;1", "\u{1B}O", "\u{1B}[M ", "\u{1B}]0;"] {
      #expect(parser.feed(Array(half.utf8)).isEmpty)
      #expect(parser.pending == .sequence)
      #expect(parser.flush().isEmpty)
    }
    #expect(parser.feed(Array("\u{1B}[200~half".utf8)).isEmpty)
    #expect(parser.pending == .paste)
    #expect(parser.flush() == [.paste("half")])
    #expect(parser.feed([UInt8(ascii: "q")]) == [.key(.character("q"))])
  }

  @Test("a paste is cut at 64 KiB, between characters")
  func longPaste() {
    var parser = InputParser()
    let text = "x" + String(repeating: "é", count: 100_000)
    let events = parser.feed(Array("\u{1B}[200~\(text)\u{1B}[201~q".utf8))
    #expect(events.count == 2)
    guard case .paste(let paste) = events.first else { return #expect(Bool(false)) }
    #expect(paste == "x" + String(repeating: "é", count: 32_767))
    #expect(events.last == .key(.character("q")))
  }

  @Test("invalid UTF-8 is ignored")
  func invalidUTF8() {
    let broken: [[UInt8]] = [
      [0x80], [0xC0, 0xAF], [0xC1], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF5], [0xFF],
      [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xC2, 0x9B],
    ]
    for bytes in broken {
      var parser = InputParser()
      #expect(parser.feed(bytes + [UInt8(ascii: "q")]) == [.key(.character("q"))], "\(bytes)")
    }
  }

  @Test("an endless reply does not block the keyboard")
  func endlessReply() {
    var parser = InputParser()
    let events = parser.feed(Array("\u{1B}]".utf8) + [UInt8](repeating: 0x61, count: 10_000))
    #expect(events.count == 10_000 - 4097)
  }

  @Test("random bytes do not crash the parser, and it parses keys afterwards")
  func noise() {
    var generator = SystemRandomNumberGenerator()
    let likely = Array("\u{1B}\u{1B}[[]<M;0123456789~mOP\\\u{7}é".utf8)
    for _ in 0..<2000 {
      var parser = InputParser()
      let bytes = (0..<64).map { _ in
        Bool.random(using: &generator)
          ? likely.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
      }
      let whole = parser.feed(bytes) + parser.flush()
      #expect(parser.feed([UInt8(ascii: "q")]) == [.key(.character("q"))])
      let cut = Int.random(in: 0...64, using: &generator)
      var other = InputParser()
      let halves = other.feed(bytes.prefix(cut)) + other.feed(bytes.dropFirst(cut)) + other.flush()
      #expect(halves == whole, "\(bytes)")
    }
  }
}
