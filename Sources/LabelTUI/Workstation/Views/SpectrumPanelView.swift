import Labels
import Radio
import TerminalKit

/// The spectrum to the right of the picture, with a bar for each row: that of the drawn or selected box, else
/// that of the column under the crosshair.
struct SpectrumPanelView {
  let capture: CaptureState
  let palette: Palette

  /// The columns beside the bars: a gap on each side, and two brackets on the right.
  private static let margin = 4
  /// The range of the picture's colors that stand out from the screen's background.
  private static func shares(_ background: ScreenBackground) -> ClosedRange<Double> {
    background == .dark ? 0.25...1 : 0...0.7
  }
  /// The number of consecutive cells of a bar with the same color.
  private static let cellsPerColor = 4

  /// Draws the bars into `rect`, whose rows are those of the picture, the scale into the two rows below, and
  /// the numbers into `corner`, or over the bars at the end far from the peak.
  func draw(in rect: Rect, numbers corner: Rect?, on grid: inout CellGrid) {
    let measurement = capture.spectrum.measurement
    let trace =
      measurement.map { SpectrumTrace($0.spectrum, viewport: capture.viewport) }
      ?? SpectrumTrace(ofCrosshairIn: capture)
    let scale = DecibelScale(
      rows: trace?.levels ?? [], levels: capture.display.levels, width: rect.width - Self.margin)
    if let trace { drawBars(trace, scale, of: measurement?.box, in: rect, on: &grid) }
    scale.draw(
      column: rect.column + 1, row: rect.rows.upperBound, palette: palette, on: &grid)
    if let measurement { drawMarks(of: measurement.signal, scale, in: rect, on: &grid) }
    let peak = measurement?.signal.peak.frequency ?? trace?.peak?.frequency
    if let peak, let trace {
      drawPeak(row: capture.viewport.row(of: peak), trace, scale, in: rect, on: &grid)
    }
    let numbers = SpectrumNumbers(capture: capture, trace: trace, palette: palette)
    let place = corner ?? overlay(numbers.count(width: rect.width), awayFrom: peak, in: rect)
    numbers.draw(in: place, isOverlay: corner == nil, on: &grid)
  }

  /// Draws the bars. Those within `box` have the colors that the picture has for the levels along them;
  /// without a box, all bars have one color.
  ///
  /// A color belongs to a part of the scale, not to a bar, so that a change of level redraws only the end of
  /// its bar.
  private func drawBars(
    _ trace: SpectrumTrace, _ scale: DecibelScale, of box: Box?, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let rows = box.map { capture.viewport.cells(of: $0).rows }
    let plain = box == nil ? palette.instrument : palette.dim
    let outside = [Color](repeating: plain, count: scale.width + 1)
    let inside = box == nil ? outside : barColors(scale)
    for (row, level) in trace.levels.prefix(rect.height).enumerated() {
      let (x, y) = (rect.column + 1, rect.row + row)
      guard !level.isNaN else {
        grid[x, y] = Cell("×", foreground: palette.error)
        continue
      }
      let isInside = rows?.contains(row) ?? true
      let eighths = scale.eighths(Double(level))
      let full: Unicode.Scalar = isInside || palette.hasColors ? "█" : "▒"
      let colors = isInside ? inside : outside
      for cell in 0..<(eighths / 8) { grid[x + cell, y] = Cell(full, foreground: colors[cell]) }
      if let part = partialBlock(eighths % 8) {
        grid[x + eighths / 8, y] = Cell(part, foreground: colors[eighths / 8])
      }
    }
  }

  /// The color of every cell of a bar of the whole `scale`.
  private func barColors(_ scale: DecibelScale) -> [Color] {
    (0...scale.width).map { cell in
      guard !palette.levels.isEmpty else { return palette.instrument }
      let middle = Double(cell / Self.cellsPerColor * Self.cellsPerColor + Self.cellsPerColor / 2)
      let span = scale.range.upperBound - scale.range.lowerBound
      let level = scale.range.lowerBound + middle / Double(scale.width) * span
      let shares = Self.shares(palette.background)
      let share = min(
        shares.upperBound, max(shares.lowerBound, capture.display.levels.share(of: Float(level))))
      return palette.levels[min(palette.levels.count - 1, Int(share * Double(palette.levelCount)))]
    }
  }

  /// A block of `eighths`; nil if it is empty. The fonts of terminals with few colors contain only the half
  /// block.
  private func partialBlock(_ eighths: Int) -> Unicode.Scalar? {
    let blocks: [Unicode.Scalar?] =
      palette.levels.isEmpty
      ? [nil, nil, nil, nil, "▌", "▌", "▌", "▌"] : [nil, "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return blocks[eighths]
  }

  /// Draws the noise floor through all rows, and the edges of the -3 dB and the 99 % band beside them.
  private func drawMarks(
    of signal: SignalMeasurement, _ scale: DecibelScale, in rect: Rect, on grid: inout CellGrid
  ) {
    let right = rect.columns.upperBound - 1
    drawBracket(
      signal.halfPowerBand, column: right - 1, color: palette.accent, in: rect, on: &grid)
    drawBracket(
      signal.occupiedBand, column: right, color: palette.warning, in: rect, on: &grid)
    guard let noise = signal.noiseDensity.map(PowerSpectrum.decibels),
      let cell = scale.cell(noise)
    else { return }
    let x = rect.column + 1 + cell
    for y in rect.rows {
      let bar = grid[x, y]
      if bar.scalar != "█", bar.scalar != "▒" {
        grid[x, y] = Cell("┊", foreground: palette.dim)
      } else if palette.hasColors {
        grid[x, y] = Cell(
          "┊", foreground: palette.ink(on: bar.foreground), background: bar.foreground)
      }
    }
  }

  private func drawBracket(
    _ band: ClosedRange<Double>?, column: Int, color: Color, in rect: Rect,
    on grid: inout CellGrid
  ) {
    guard let band else { return }
    let top = capture.viewport.row(of: band.upperBound)
    let bottom = max(top, capture.viewport.row(of: band.lowerBound))
    for row in max(0, top)..<max(0, top, min(bottom + 1, rect.height)) {
      let scalar: Unicode.Scalar =
        top == bottom ? "]" : row == top ? "┐" : row == bottom ? "┘" : "│"
      grid[column, rect.row + row] = Cell(scalar, foreground: color)
    }
  }

  private func drawPeak(
    row: Int, _ trace: SpectrumTrace, _ scale: DecibelScale, in rect: Rect,
    on grid: inout CellGrid
  ) {
    guard (0..<rect.height).contains(row), trace.levels.indices.contains(row) else { return }
    let end = (scale.eighths(Double(trace.levels[row])) + 7) / 8
    grid[rect.column + 1 + min(end, scale.width), rect.row + row] = Cell(
      "◆", foreground: palette.bright)
  }

  /// The `count` rows at the top or the bottom of `rect`, whichever is farther from the peak.
  private func overlay(_ count: Int, awayFrom peak: Double?, in rect: Rect) -> Rect {
    let height = min(count, rect.height)
    let row = peak.map(capture.viewport.row) ?? rect.height
    let isHigh = row < rect.height / 2
    return Rect(
      column: rect.column, row: isHigh ? rect.rows.upperBound - height : rect.row,
      width: rect.width, height: height)
  }
}
