import Testing

@testable import Foundations

@Suite("Visible text")
struct VisibleTextTests {
  static let hidden: [Unicode.Scalar] = [
    "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{180E}", "\u{200B}",
    "\u{200D}", "\u{202E}", "\u{2028}", "\u{2060}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFA0}",
    "\u{1D173}", "\u{E0041}", "\u{E0100}",
  ]

  @Test("invisible characters become replacement characters", arguments: hidden)
  func replaced(scalar: Unicode.Scalar) {
    #expect(VisibleText.of("a\(scalar)b") == "a\u{FFFD}b")
    #expect(!VisibleText.isVisible(scalar))
  }

  @Test("control characters become their symbols")
  func controls() {
    #expect(VisibleText.of("\u{1B}[2J\n\u{7F}\u{9B}") == "␛[2J␊␡\u{FFFD}")
  }

  @Test("letters, symbols and spaces stay")
  func visible() {
    let text = "Az09 ~äß€한글日本ー▀🙂\u{A0}"
    #expect(VisibleText.of(text) == text)
  }
}
