import Testing

@testable import TerminalKit

@Suite("Colors")
struct ColorTests {
  @Test(
    "detection uses the choice, NO_COLOR, COLORTERM, TERM and terminfo, in this order",
    arguments: [
      ("", "", "xterm-256color", 256, ColorClass.indexed256),
      ("", "truecolor", "xterm-256color", 256, .direct),
      ("", "24bit", "tmux-256color", 256, .direct),
      ("", "yes", "xterm", 8, .indexed8),
      ("1", "truecolor", "xterm-direct", 1 << 24, .none),
      ("", "", "xterm-direct", 1 << 24, .direct),
      ("", "", "konsole-direct", 256, .direct),
      ("", "", "xterm-16color", 16, .indexed16),
      ("", "", "xterm-88color", 88, .indexed16),
      ("", "", "linux", 8, .indexed8),
      ("", "", "vt100", -1, .none),
      ("", "", "odd", 2, .none),
    ])
  func detection(
    noColor: String, colorTerm: String, term: String, colors: Int, expected: ColorClass
  ) {
    let environment = ["NO_COLOR": noColor, "COLORTERM": colorTerm, "TERM": term]
    func detect(_ choice: ColorClass?) -> ColorClass {
      ColorDecision(choice: choice, environment: environment, terminfoColors: colors).colors
    }
    #expect(detect(nil) == expected)
    for choice in ColorClass.allCases { #expect(detect(choice) == choice) }
  }

  @Test("an empty environment has the colors of terminfo")
  func emptyEnvironment() {
    let decision = ColorDecision(choice: nil, environment: [:], terminfoColors: 256)
    #expect(decision == ColorDecision(colors: .indexed256, reason: .terminfo))
  }

  @Test("an xterm is recognized by its version, unless another terminal runs inside it")
  func xterm() {
    func detect(_ term: String, _ version: String) -> ColorClass {
      let environment = ["TERM": term, "XTERM_VERSION": version]
      return ColorDecision(choice: nil, environment: environment, terminfoColors: 8).colors
    }
    #expect(detect("xterm", "XTerm(379)") == .direct)
    #expect(detect("xterm", "XTerm(330)") == .indexed8)
    #expect(detect("xterm", "379") == .indexed8)
    #expect(detect("screen", "XTerm(379)") == .indexed8)
  }

  @Test("only the number from terminfo is a guess, and only if more colors are possible")
  func guesses() {
    func isGuess(_ choice: ColorClass?, _ environment: [String: String], _ colors: Int) -> Bool {
      ColorDecision(choice: choice, environment: environment, terminfoColors: colors).isGuess
    }
    #expect(isGuess(nil, ["TERM": "xterm-256color"], 256))
    #expect(isGuess(nil, ["TERM": "odd", "NO_COLOR": ""], -1))
    #expect(!isGuess(.indexed256, ["TERM": "xterm-256color"], 256))
    #expect(!isGuess(nil, ["TERM": "xterm-256color", "NO_COLOR": "1"], 256))
    #expect(!isGuess(nil, ["TERM": "xterm-256color", "COLORTERM": "truecolor"], 256))
    #expect(!isGuess(nil, ["TERM": "odd"], 1 << 24))
  }

  @Test("RGB avoids the numbers that mean ANSI colors")
  func directNumbers() {
    for rgb in UInt32(0)..<8 { #expect(ColorClass.direct.number(of: .rgb(rgb)) == 8) }
    for rgb in [UInt32(8), 9, 0x010000, 0xABCDEF, 0xFFFFFF] {
      #expect(ColorClass.direct.number(of: .rgb(rgb)) == Int32(rgb))
    }
    for index in UInt8(0)..<8 {
      #expect(ColorClass.direct.number(of: .palette(index)) == Int32(index))
    }
    #expect(ColorClass.direct.number(of: .palette(9)) == 0xFF0000)
    #expect(ColorClass.direct.number(of: .palette(196)) == 0xFF0000)
    #expect(ColorClass.direct.number(of: .palette(255)) == 0xEEEEEE)
  }

  @Test("RGB becomes the nearest color of cube and grays")
  func nearestOf256() {
    for step in stride(from: UInt32(0), through: 0xFF_FFFF, by: 9973) {
      let found = UInt8(ColorClass.indexed256.number(of: .rgb(step)))
      let best = (16...255).map { distance(step, XtermPalette.rgb(UInt8($0))) }.min()
      #expect(distance(step, XtermPalette.rgb(found)) == best, "\(String(step, radix: 16))")
    }
    for index in UInt8(16)...255 {
      let found = UInt8(ColorClass.indexed256.number(of: .rgb(XtermPalette.rgb(index))))
      #expect(XtermPalette.rgb(found) == XtermPalette.rgb(index))
    }
  }

  @Test("with few colors the nearest is used, and palette indices stay in range")
  func fewColors() {
    #expect(ColorClass.indexed8.number(of: .rgb(0xF0F0F0)) == 7)
    #expect(ColorClass.indexed8.number(of: .rgb(0xC01010)) == 1)
    #expect(ColorClass.indexed8.number(of: .palette(12)) == 4)
    #expect(ColorClass.indexed16.number(of: .rgb(0xF81010)) == 9)
    #expect(ColorClass.indexed16.number(of: .rgb(0x808080)) == 8)
    #expect(ColorClass.indexed16.number(of: .palette(12)) == 12)
    for (colors, count) in [(ColorClass.indexed8, 8), (.indexed16, 16), (.indexed256, 256)] {
      for index in UInt8.min...UInt8.max {
        #expect((0..<Int32(count)).contains(colors.number(of: .palette(index))))
      }
    }
  }

  @Test("the default color stays the default; without colors, every color becomes the default")
  func standard() {
    for colors in ColorClass.allCases {
      #expect(colors.number(of: .standard) == ColorClass.standardNumber)
    }
    #expect(ColorClass.none.number(of: .rgb(0xFF0000)) == ColorClass.standardNumber)
    #expect(ColorClass.none.number(of: .palette(1)) == ColorClass.standardNumber)
  }

  private func distance(_ one: UInt32, _ other: UInt32) -> Int {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(one >> UInt32(shift) & 0xFF) - Int(other >> UInt32(shift) & 0xFF)
      return sum + difference * difference
    }
  }
}
