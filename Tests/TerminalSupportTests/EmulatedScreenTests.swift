import TerminalSupport
import Testing

@Suite("Emulated screen")
struct EmulatedScreenTests {
  let screen = EmulatedScreen(size: ScreenSize(columns: 10, rows: 3))

  @Test("text, wide characters and the cursor")
  func text() {
    screen.feed("ab\r\n 宽x▀".utf8)
    #expect(screen.rows == ["ab", " 宽x▀", ""])
    #expect(screen.cursor == ScreenPosition(column: 5, row: 1))
    #expect(screen.position(of: "x▀") == ScreenPosition(column: 3, row: 1))
    #expect(screen.position(of: "absent") == nil)
    #expect(screen.cell(at: ScreenPosition(column: 10, row: 0)) == nil)
  }

  @Test("repeated characters, as ncurses writes them on xterm")
  func repetition() {
    screen.feed("a\u{1B}[3b|".utf8)
    #expect(screen.text(row: 0) == "aaaa|")
  }

  @Test("colors as the program set them")
  func colors() throws {
    screen.feed("\u{1B}[38;2;1;2;3;48;5;200mx\u{1B}[m\u{1B}[1;4;7my".utf8)
    let colored = try #require(screen.cell(at: ScreenPosition(column: 0, row: 0)))
    #expect(colored.foreground == .rgb(red: 1, green: 2, blue: 3))
    #expect(colored.background == .indexed(200))
    let plain = try #require(screen.cell(at: ScreenPosition(column: 1, row: 0)))
    #expect(plain.foreground == .standard && plain.background == .standard)
    #expect(plain.isBold && plain.isUnderlined && plain.isReversed)
    #expect(!colored.isBold && !colored.isUnderlined && !colored.isReversed)
  }

  @Test("modes: alternate screen, cursor, mouse, and modes that stay set")
  func modes() {
    for piece in ["main\u{1B}[?1049h\u{1B}[?25l\u{1B}[?10", "06;1002h\u{1B}", "[?2004h"] {
      screen.feed(piece.utf8)
    }
    #expect(screen.isAlternate && !screen.cursorIsVisible && screen.mouseTracking == .drags)
    #expect(screen.privateModes == [1049, 1002, 1006, 2004])
    #expect(screen.text(row: 0) == "")
    screen.feed("\u{1B}[?1049l\u{1B}[?25h\u{1B}[?1006;1002l".utf8)
    #expect(!screen.isAlternate && screen.cursorIsVisible && screen.mouseTracking == .none)
    #expect(screen.privateModes == [2004, 25])
    #expect(screen.text(row: 0) == "main")
    screen.feed("\u{1B}[?\u{1B}[?5x\u{1B}[31m!".utf8)
    #expect(screen.text(row: 0) == "main!")
  }

  @Test("queries are answered")
  func answers() {
    screen.feed("ab\u{1B}[6n".utf8)
    #expect(String(decoding: screen.takeUnsent(), as: UTF8.self) == "\u{1B}[1;3R")
    #expect(screen.takeUnsent().isEmpty)
    screen.feed("\u{1B}[c".utf8)
    #expect(String(decoding: screen.takeUnsent(), as: UTF8.self).hasPrefix("\u{1B}[?1;"))
  }

  @Test("keys follow the modes the program set")
  func keys() {
    func bytes(_ key: TerminalKey) -> String {
      screen.press(key)
      return String(decoding: screen.takeUnsent(), as: UTF8.self)
    }
    #expect(bytes(.up) == "\u{1B}[A")
    screen.feed("\u{1B}[?1h\u{1B}=".utf8)
    #expect(bytes(.up) == "\u{1B}OA")
    #expect(bytes(.control("c")) == "\u{3}")
    #expect(bytes(.control("i")) == "\t")
    #expect(bytes(.character("é")) == "é")
    #expect(bytes(.backTab) == "\u{1B}[Z")
    #expect(bytes(.function(1)) == "\u{1B}OP")
    #expect(bytes(.function(5)) == "\u{1B}[15~")
    #expect(bytes(.pageDown) == "\u{1B}[6~")
    #expect(bytes(.enter) == "\r")
    #expect(bytes(.escape) == "\u{1B}")
    #expect(bytes(.backspace) == "\u{7F}")
  }

  @Test("hostile sequences stay in the log of received bytes")
  func log() {
    let hostile = "\u{1B}]0;owned\u{7}"
    screen.feed(hostile.utf8)
    #expect(screen.received == Array(hostile.utf8))
    #expect(screen.text.allSatisfy { $0 == "\n" })
  }

  @Test("the screen can be resized")
  func resizing() {
    screen.feed("0123456789".utf8)
    screen.resize(to: ScreenSize(columns: 20, rows: 5))
    screen.feed("\u{1B}[5;20Hx".utf8)
    #expect(screen.cells.count == 5 && screen.cells.allSatisfy { $0.count == 20 })
    #expect(screen.text(row: 4).hasSuffix("x"))
  }

  @Test("resizing resets a scrolling region")
  func scrollingRegion() {
    screen.feed("\u{1B}[1;\(screen.size.rows)r\u{1B}[2;4H".utf8)
    screen.resize(to: ScreenSize(columns: 20, rows: 3))
    #expect(screen.cursor == ScreenPosition(column: 3, row: 1))
    screen.resize(to: ScreenSize(columns: 20, rows: 6))
    screen.feed("\u{1B}[6;1Habcdef\u{1B}[6;2H\u{1B}[3P".utf8)
    #expect(screen.text(row: 5) == "aef")
  }
}
