import Foundation
import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

/// The contrast by WCAG 2 of every letter and digit on real screens.
@Suite("Text can be read on dark and light terminals")
struct ReadabilityTests {
  private static let least = 4.5
  private static let classes = (1...9).map { "class\($0)" }

  @Test(
    "every letter has a contrast of 4.5:1",
    arguments: [ColorClass.direct, .indexed256, .indexed16], ScreenBackground.allCases)
  func contrast(colors: ColorClass, background: ScreenBackground) throws {
    for (name, state) in try Self.screens() {
      var state = state
      state.terminal.chosenBackground = background
      let grid = ScreenView(state, colorClass: colors).draw()
      for (index, cell) in grid.cells.enumerated()
      where cell.scalar.properties.isAlphabetic
        || ("0"..."9").contains(cell.scalar)
      {
        let contrast = Self.contrast(
          Self.rgb(
            Self.shown(cell, colors), colors, standard: background == .dark ? 0xFFFFFF : 0),
          Self.rgb(cell.background, colors, standard: background == .dark ? 0 : 0xFFFFFF))
        let row = index / grid.size.width
        if contrast < Self.least {
          Issue.record(
            "\(name), \(background): \(cell.scalar) at \(contrast) in \(grid.text(row: row))")
          break
        }
      }
    }
  }

  @Test("text is readable in common dark and light themes too")
  func themes() {
    for (rgb, background) in [
      (0x002B36, .dark), (0x282C34, .dark), (0x1E1E1E, .dark), (0xFDF6E3, .light),
      (0xF5F5F5, .light),
    ] as [(UInt32, ScreenBackground)] {
      #expect(ScreenBackground(rgb: rgb) == background)
      let palette = Palette(.direct, map: .viridis, background: background)
      for color in [palette.dim, palette.bright, palette.accent, palette.warning, palette.error] {
        #expect(Self.contrast(color.rgb!, rgb) >= Self.least, "\(color) on \(rgb)")
      }
    }
  }

  /// The text color of `cell`: a bold color of the first 8 becomes the brighter one of the next 8.
  private static func shown(_ cell: Cell, _ colors: ColorClass) -> Color {
    guard colors == .indexed16, cell.style.contains(.bold),
      let index = cell.foreground.paletteIndex, index < 8
    else { return cell.foreground }
    return .palette(index + 8)
  }

  /// What the terminal shows for `color`, with xterm's values for the first 16 colors.
  private static func rgb(_ color: Color, _ colors: ColorClass, standard: UInt32) -> UInt32 {
    let number = colors.number(of: color)
    if number == ColorClass.standardNumber { return standard }
    if colors == .direct, let rgb = color.rgb { return rgb }
    return XtermPalette.rgb(UInt8(number))
  }

  private static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ rgb: UInt32) -> Double {
    func linear(_ shift: UInt32) -> Double {
      let share = Double(rgb >> shift & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }

  private static func screens() throws -> [(String, AppState)] {
    var screens = [("list", list())]
    let boxes = classes.enumerated().map { index, name in
      let start = 4000 + 10_000 * index
      return Annotation(
        box: Box(samples: start..<(start + 8000), frequencies: 97e6...103e6), label: name)
    }
    var capture = CaptureViewTests.script(size: Size(width: 160, height: 40))
    capture.state.classes.add(classes)
    capture.play(
      .capture(.opened(id: 1, capture: KeyScript.capture, annotations: boxes, warnings: [])))
    capture.state.changeCanvas { $0.editor.boxes = LabelHistory(boxes) }
    screens.append(("capture", capture.state))
    capture.type("n")
    let chosen = try #require(capture.canvas.selected?.box)
    capture.play(.capture(.measured(id: 1, try SpectrumStateTests.measurement(of: chosen))))
    screens.append(("chosen box", capture.state))
    for (name, show) in [
      ("message", { $0.showInfo("A message") }), ("warning", { $0.showWarning("A warning") }),
      ("error", { $0.showError("An error") }),
    ] as [(String, (inout AppState) -> Void)] {
      var state = capture.state
      show(&state)
      screens.append((name, state))
    }
    var prompt = capture
    prompt.type("t")
    prompt.state.showError("A problem")
    screens.append(("prompt", prompt.state))
    for overlay in [Overlay.help(top: 0), .messages(top: 0), .confirmQuit] {
      var state = capture.state
      state.overlay = overlay
      screens.append(("\(overlay)", state))
    }
    return screens
  }

  private static func list() -> AppState {
    var state = AppState(
      size: Size(width: 110, height: 25), paths: [], dataset: URL(filePath: "/tmp/dataset"),
      windowSeconds: 0.2, place: .list(ListState()))
    func entry(_ name: String, _ content: ListEntry.Content) -> ListEntry {
      ListEntry(url: URL(filePath: "/tmp/\(name)"), name: name, content: content)
    }
    _ = state.update(
      .listed([
        entry("chosen.rfcap", .capture(KeyScript.capture, boxes: BoxCount(labels: 3))),
        entry("other.rfcap", .capture(KeyScript.capture, boxes: BoxCount())),
        entry("raw.cu8", .rateUnknown), entry("broken.rfcap", .unreadable("cannot be read")),
      ]))
    return state
  }
}
