import TerminalKit
import Testing

@testable import Workstation

@Suite("Themes")
struct ThemeTests {
  private func ratio(_ color: Color, on background: Color) -> Double? {
    guard let first = color.rgb, let second = background.rgb else { return nil }
    return Color.contrast(first, second)
  }

  @Test(
    "high contrast is at least 7:1 for all text, on the screen and on bars",
    arguments: [ScreenBackground.dark, .light], [ColorClass.direct, .indexed256])
  func contrast(background: ScreenBackground, colors: ColorClass) throws {
    var theme = Theme()
    theme.name = .highContrast
    let palette = Palette(colors, map: .viridis, background: background, theme: theme)
    let screen: Color = .rgb(background == .dark ? 0x000000 : 0xFFFFFF)
    for color in [
      palette.bright, palette.dim, palette.accent, palette.warning, palette.error, palette.good,
    ] {
      #expect(try #require(ratio(color, on: screen)) >= 7)
      #expect(try #require(ratio(color, on: palette.bar)) >= 7)
    }
  }

  @Test("own colors replace those of the theme; a terminal without colors shows none")
  func own() {
    var theme = Theme()
    theme.colors = [.accent: 0x123456, .dim: 0x654321]
    theme.classColors = [0xABCDEF]
    let palette = Palette(.direct, map: .viridis, theme: theme)
    #expect(palette.accent == .rgb(0x123456) && palette.dim == .rgb(0x654321))
    #expect(palette.classColor(5) == .rgb(0xABCDEF))
    #expect(palette.warning == Palette(.direct, map: .viridis).warning)
    #expect(Palette(.none, map: .viridis, theme: theme).accent == .standard)
  }
}
