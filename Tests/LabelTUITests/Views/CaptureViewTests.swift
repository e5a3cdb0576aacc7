import Testing

@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("The screen of a capture")
struct CaptureViewTests {
  @Test("picture, axes, box, window and status are at their places")
  func golden() {
    var script = Self.script(size: Size(width: 50, height: 13))
    script.type("ggjvllllllljj1")
    let grid = ScreenView(script.state, colorClass: .none).draw()
    let screen = (0..<13).map { grid.text(row: $0) }
    #expect(
      screen == [
        " X.rfcap · 100 MHz · 10 MS/s   1 box, 1 unsaved …",
        "MHz      │████████████████████████████████████████",
        "         │████████████████████████████████████████",
        "         │████████████████████████████████████████",
        "         │████████████████████████████████████████",
        "      100┤",
        "         │┌burst─┐",
        "         ││      │",
        "         ▶└──────┼",
        "          ┣━━━━━━▲━━━━━━━━━━━━┯━━━━━━━━━━━━━━━━━━┫",
        "       ms 0                   5",
        " VIEW  New box: burst (u: undo)",
        " v box  Enter select  + zoom  d delete  ? help",
      ])
  }

  @Test("every class of terminal draws the picture in its own colors")
  func colors() {
    let state = Self.script(size: Size(width: 80, height: 24)).state
    let strong = { (colors: ColorClass) in
      ScreenView(state, colorClass: colors).draw()[20, 3]
    }
    let direct = strong(.direct).background.rgb
    #expect(ColorMap.viridis.colors.suffix(3).contains { $0 == direct })
    #expect(strong(.indexed256).background.paletteIndex == 231)
    for colors in [ColorClass.indexed16, .indexed8, .none] {
      #expect(strong(colors).scalar == "█")
    }
    let plain = ScreenView(state, colorClass: .none).draw().cells
    #expect(plain.allSatisfy { $0.foreground == .standard && $0.background == .standard })
  }

  @Test("every size draws without a crash, and a small one shows the required size")
  func sizes() {
    var script = Self.script(size: Size(width: 80, height: 24))
    script.type("vlll1n?")
    for (width, height) in [(0, 0), (1, 1), (39, 12), (40, 11), (40, 12), (300, 5), (250, 90)] {
      let size = Size(width: width, height: height)
      script.play(.terminal(.resize(size)))
      let grid = ScreenView(script.state, colorClass: .direct).draw()
      #expect(grid.size == size)
      if !size.isUsable, height > 1, width > 20 {
        #expect(grid.text(row: 1).contains("needs 40x12"))
      }
    }
  }

  /// A capture with a strong upper half and a weak lower half of the band.
  static func script(size: Size) -> KeyScript {
    var script = KeyScript(classes: ["burst"])
    script.play(.terminal(.resize(size)))
    for case .capture(.tiles(let id, let keys)) in script.jobs {
      for key in keys {
        let columns = min(32, max(0, 100_000 / key.samplesPerColumn + 1 - key.index * 32))
        let column = [Float](repeating: -100, count: 8) + [Float](repeating: -40, count: 8)
        script.play(
          .capture(
            .tileReady(
              id: id,
              SpectrogramTile(
                key: key, binCount: 16, decibels: (0..<columns).flatMap { _ in column }))))
      }
    }
    return script
  }
}
