import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("The spectrum panel")
struct SpectrumPanelTests {
  private func screen(_ script: KeyScript, colors: ColorClass = .none) -> [String] {
    let grid = ScreenView(script.state, colorClass: colors).draw()
    return (0..<grid.size.height).map { grid.text(row: $0) }
  }

  private func panel(_ script: KeyScript, colors: ColorClass = .none) -> [String] {
    let rect = script.state.documentLayout.spectrum!
    return screen(script, colors: colors).map { String($0.dropFirst(rect.column)) }
  }

  @Test("without a box, the panel shows the column under the crosshair row by row")
  func column() {
    let script = CaptureViewTests.script(size: Size(width: 150, height: 17))
    // The upper half of the band is 60 dB stronger; the crosshair is in the middle.
    // The last row has hints, which may reach below the panel.
    #expect(
      panel(script).dropLast() == [
        "                      0 boxes",
        " ██████████████████████▌◆",
        " ██████████████████████▌",
        " ██████████████████████▌",
        " ██████████████████████▌",
        " ██████████████████████▌",
        " ██████████████████████▌",
        " ███",
        " ███",
        " ███",
        " ███",
        " ◆ 104.375 MHz     -40.0 dB/Hz",
        " column 91 µs        peak hold",
        " ───┬─────┬──────┬─────┬───",
        "  -100   -80    -60   -40",
        "",
      ])
  }

  @Test(
    "numbers show a box's peak, widths, SNR, power and noise, and bars outside of it are dim")
  func box() throws {
    let script = try Self.measured()
    let rows = panel(script)
    try #require(rows.count == 36)
    #expect(rows[1...10].allSatisfy { $0 == " ▒▒▒▒▒▒▒▒▒▒▒▒┊" })
    #expect(
      rows[11...17] == [
        " ████████████┊",
        " ████████████┊",
        " ████████████┊",
        " ██████████████████████ ◆   ]]",
        " ████████████┊",
        " ████████████┊",
        " ████████████┊",
      ])
    // A carrier of power 1; noise of 2/3 over 10 MHz, of which the box contains 7/27.
    #expect(
      rows[28...33] == [
        " ───┬─────┬──────┬─────┬───",
        "  -100   -80    -60   -40",
        " ◆ 100.000 MHz     -41.6 dB/Hz",
        " -3 dB ≤14.6 kHz    SNR 7.6 dB",
        " 99 % 28.6 kHz        0.7 dBFS",
        " RBW 14.6 kHz    ┊ -71.8 dB/Hz",
      ])
  }

  @Test("old numbers are dimmed while a box is measured, and the progress is shown")
  func pending() throws {
    var script = try Self.measured()
    script.type("l")
    #expect(panel(script).contains { $0.contains("measuring…") })
    let box = try #require(script.canvas.drawnBox)
    script.play(.capture(.measuring(id: 1, box, 0.42)))
    #expect(panel(script).contains { $0.contains("measuring 42 %") })
    script.play(.capture(.measurementFailed(id: 1, box, reason: "sample 7 is \u{202E}not finite")))
    #expect(panel(script).contains { $0.hasPrefix(" sample 7 is") && !$0.contains("\u{202E}") })
  }

  @Test("bars have the colors of the picture, and the noise floor runs through them")
  func colors() throws {
    let script = try Self.measured()
    let rect = try #require(script.state.documentLayout.spectrum)
    let grid = ScreenView(script.state, colorClass: .direct).draw()
    let peakRow = script.canvas.plane.crosshairCell.row
    #expect(
      ColorMap.viridis.colors.contains(
        grid[rect.column + 1, rect.row + peakRow + 3].foreground.rgb ?? 0))
    let floors = rect.rows.count { row in rect.columns.contains { grid[$0, row].scalar == "┊" } }
    #expect(floors == rect.height)
  }

  /// A box around a carrier in the middle of the band, measured.
  private static func measured() throws -> KeyScript {
    var script = CaptureViewTests.script(size: Size(width: 150, height: 36))
    script.type("jjjvkkkkkkllllllllllllllllllllllll")
    let box = try #require(script.canvas.drawnBox)
    script.play(.capture(.measured(id: 1, try SpectrumStateTests.measurement(of: box))))
    return script
  }

  @Test("every size, color and zoom draws without a crash")
  func sizes() throws {
    var script = CaptureViewTests.script(size: Size(width: 150, height: 36))
    script.type("vJJJLL")
    let box = try #require(script.canvas.drawnBox)
    script.play(.capture(.measured(id: 1, try SpectrumStateTests.measurement(of: box))))
    for keys in ["", ">>>>", "+++", "<<<<<<KKKKKK", "{{{{{{{", "((((((((("] {
      script.type(keys)
      for (width, height) in [(40, 12), (60, 12), (61, 13), (140, 24), (300, 90)] {
        script.play(.terminal(.resize(Size(width: width, height: height))))
        for colors in ColorClass.allCases { _ = screen(script, colors: colors) }
      }
    }
  }
}
